package dev.hayate.benchmarks.server;

import dev.hayate.server.abuse.Answer;
import dev.hayate.server.abuse.AnswerReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A connection that asks one question after the other. For one thread at a time.
final class KeptConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final AnswerReader answers;

    private KeptConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new AnswerReader(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    }

    /// Connects.
    ///
    /// @throws IOException if nobody takes the connection
    static KeptConnection to(InetSocketAddress server) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(server, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return new KeptConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Sends a question and waits for its answer.
    ///
    /// @throws IOException if the answer does not come whole
    Answer ask(Question question) throws IOException {
        socket.getOutputStream().write(question.bytes());
        return answers.next();
    }

    /// Whether the answer ends the connection.
    static boolean isLast(Answer answer) {
        return answer.headers().getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
