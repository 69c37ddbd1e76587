package dev.hayate.server.api;

/// The HTTP methods that operations have.
public enum Method {
    GET,
    POST
}
