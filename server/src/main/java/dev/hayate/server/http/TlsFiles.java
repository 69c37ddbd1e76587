package dev.hayate.server.http;

import java.nio.file.Path;

/// A certificate for TLS.
///
/// @param certificates PEM: the certificate of the server, then those that have signed it
/// @param key PEM: its private key, without a password
public record TlsFiles(Path certificates, Path key) {}
