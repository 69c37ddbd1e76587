package dev.hayate.server.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How much may come at once.
///
/// @param bodyBytes how large the body of a request may be
/// @param requests how many requests may be worked on at once; more are refused
/// @param heldBytes how many bytes of bodies and answers may be held at once; more are refused
/// @param connections how many connections may be open; more wait until one is closed
public record Limits(int bodyBytes, int requests, long heldBytes, int connections) {

    /// Bodies up to 2 MB, 512 requests, a quarter of the heap, 4,096 connections or half the files that the
    /// process may open.
    public static final Limits DEFAULT =
            new Limits(2_000_000, 512, Runtime.getRuntime().maxMemory() / 4, connectionsWithin(4096));

    /// @throws IllegalArgumentException if one is less than 1
    public Limits {
        if (bodyBytes < 1 || requests < 1 || heldBytes < 1 || connections < 1) {
            throw new IllegalArgumentException("limits must be at least 1, got " + bodyBytes + " bytes of a body, "
                    + requests + " requests, " + heldBytes + " bytes in all, " + connections + " connections");
        }
    }

    /// A server that could open no more files could accept nobody any more.
    private static int connectionsWithin(int most) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.clamp(unix.getMaxFileDescriptorCount() / 2, 1, most)
                : most;
    }

    /// Other bodies.
    public Limits bodyBytes(int bodyBytes) {
        return new Limits(bodyBytes, requests, heldBytes, connections);
    }

    /// Another number of requests.
    public Limits requests(int requests) {
        return new Limits(bodyBytes, requests, heldBytes, connections);
    }

    /// Another number of bytes in all.
    public Limits heldBytes(long heldBytes) {
        return new Limits(bodyBytes, requests, heldBytes, connections);
    }

    /// Another number of connections.
    public Limits connections(int connections) {
        return new Limits(bodyBytes, requests, heldBytes, connections);
    }
}
