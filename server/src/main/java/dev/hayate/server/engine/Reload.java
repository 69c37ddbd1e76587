package dev.hayate.server.engine;

/// What became of an attempt to load a model again.
public sealed interface Reload {

    /// The name of the model.
    String name();

    /// The files have changed, and so has the model.
    ///
    /// @param before the fingerprint of the model until now
    /// @param after the fingerprint of the model from now on
    record Replaced(String name, String before, String after) implements Reload {}

    /// The files hold the model that is served.
    record Unchanged(String name, String fingerprint) implements Reload {}

    /// The files cannot be loaded; the model until now stays.
    ///
    /// @param reason why
    record Failed(String name, String fingerprint, Exception reason) implements Reload {}
}
