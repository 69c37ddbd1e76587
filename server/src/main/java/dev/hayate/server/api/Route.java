package dev.hayate.server.api;

/// An operation and where it is found.
///
/// @param method its method
/// @param path its whole path, such as `/v1/embeddings`
/// @param access who may call it
/// @param errors the form of its errors
/// @param operation what it does
public record Route(Method method, String path, Access access, ErrorShape errors, Operation operation) {}
