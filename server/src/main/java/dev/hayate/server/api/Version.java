package dev.hayate.server.api;

/// The version of this server, for APIs that tell it.
public final class Version {

    /// As its jar has it, without `-SNAPSHOT`.
    public static final String HAYATE = "0.1.0";

    private Version() {}
}
