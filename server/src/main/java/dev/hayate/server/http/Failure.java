package dev.hayate.server.http;

/// A fault of ours as the log shows it: what and where, but not its message, which could hold a text.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(Throwable fault) {
        super(fault.getClass().getName(), fault.getCause() == null ? null : new Failure(fault.getCause()));
        setStackTrace(fault.getStackTrace());
    }
}
