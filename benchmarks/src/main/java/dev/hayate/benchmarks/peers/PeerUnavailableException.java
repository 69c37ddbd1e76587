package dev.hayate.benchmarks.peers;

/// A peer that cannot run here.
public final class PeerUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    PeerUnavailableException(String peer, String reason) {
        super(peer + ": " + reason);
        this.reason = peer + ": " + reason;
    }

    /// Which peer and why, for the report.
    public String reason() {
        return reason;
    }
}
