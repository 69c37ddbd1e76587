package dev.hayate.server.abuse;

import java.io.IOException;
import java.io.OutputStream;

/// A request that must not be answered as it wants to be.
///
/// @param kind the family that it belongs to
/// @param what what is wrong with it, for whoever repairs the server
/// @param expectation what the server has to do
/// @param sending how its bytes are sent
public record HostileRequest(String kind, String what, Expectation expectation, Sending sending) {
    /// In every text, path, header and key that is sent: nothing that a server writes may contain it.
    public static final String MARK = "himitsu7q";

    /// How bytes are sent: in one piece, in many, or slowly.
    @FunctionalInterface
    public interface Sending {
        /// Sends. Whoever closes the stream only says that nothing more comes.
        ///
        /// @throws IOException as soon as the other side takes no more
        void send(OutputStream out) throws IOException;
    }

    static HostileRequest of(String kind, String what, Expectation expectation, byte[]... pieces) {
        return new HostileRequest(kind, what, expectation, out -> {
            for (byte[] piece : pieces) {
                out.write(piece);
                out.flush();
            }
        });
    }

    /// Bytes, and then the end of what is sent.
    static HostileRequest cutOff(String kind, String what, byte[] bytes) {
        return new HostileRequest(kind, what, new Expectation.Cut(), out -> {
            out.write(bytes);
            out.close();
        });
    }

    /// The first bytes of the request, readable.
    public String bytes() {
        StringBuilder text = new StringBuilder();
        try {
            sending.send(new OutputStream() {
                @Override
                public void write(int value) throws IOException {
                    if (text.length() > 300) {
                        throw new IOException("enough");
                    }
                    text.append(
                            switch (value & 0xff) {
                                case '\r' -> "\\r";
                                case '\n' -> "\\n";
                                default ->
                                    value >= ' ' && value < 127
                                            ? String.valueOf((char) value)
                                            : "\\x%02x".formatted(value & 0xff);
                            });
                }
            });
        } catch (IOException enough) {
            text.append("…");
        }
        return text.toString();
    }
}
