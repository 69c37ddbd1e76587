package dev.hayate.server.abuse;

import java.util.List;

/// What came back on a connection.
///
/// @param answers the answers that came whole
/// @param rest how many bytes of a further answer came
/// @param ending how it ended
/// @param received everything that came
public record Outcome(List<Answer> answers, int rest, Ending ending, byte[] received) {
    /// How a connection ends.
    public enum Ending {
        /// The server has closed it in order.
        CLOSED,
        /// The server has reset it.
        RESET,
        /// Nothing more came, and it was still open.
        SILENT
    }
}
