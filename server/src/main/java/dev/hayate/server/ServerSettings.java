package dev.hayate.server;

/// How a server listens. Start from [#DEFAULT].
///
/// @param host the address to listen at
/// @param port the port; 0 for any free one
/// @param maxBodyBytes how large the body of a request may be
public record ServerSettings(String host, int port, int maxBodyBytes) {

    /// `127.0.0.1:8080`, bodies up to 2 MB.
    public static final ServerSettings DEFAULT = new ServerSettings("127.0.0.1", 8080, 2_000_000);

    /// Listens at another port.
    public ServerSettings port(int port) {
        return new ServerSettings(host, port, maxBodyBytes);
    }
}
