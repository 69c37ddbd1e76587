package dev.hayate.server.api;

import java.util.Optional;

/// What is known of a request once it is answered. Nothing in it was written by the caller.
///
/// @param address the address that it came from
/// @param method its method, or `-` if it is none that a route has
/// @param path the path of its route, or `-` if there is none
/// @param status the status of the answer
/// @param problem why it was not answered as it wished, if so
/// @param bytes how large the body of the answer is
/// @param nanos the time from the end of its headers to the end of the answer
/// @param key the name of its key, or `-`
/// @param texts how many texts were in it; 0 if it has not come to that
public record Answered(
        String address,
        String method,
        String path,
        int status,
        Optional<Problem> problem,
        long bytes,
        long nanos,
        String key,
        int texts) {}
