package dev.hayate.server.http;

/// What a connection is about.
enum Phase {
    /// Set up, until its first byte can be read.
    SETUP,
    /// Between requests.
    IDLE,
    /// First line and headers of a request are coming.
    HEAD,
    /// The body of a request is coming.
    BODY,
    /// A request is worked on.
    WORK,
    /// An answer is being sent.
    ANSWER,
    /// All is answered; the rest of what the caller sends is thrown away.
    REST,
    /// To be closed, as time has run out.
    OVER
}
