package dev.hayate.server.abuse;

import dev.hayate.server.abuse.Outcome.Ending;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Sends hostile requests, each on a connection of its own, and reads what comes back until the connection ends.
/// Reads while it sends, since a server need not hear a request to its end.
public final class Attacker {
    private static final int MOST_BYTES = 8 << 20;

    private final InetSocketAddress server;
    private final Duration patience;

    /// @param patience how long a connection may be silent
    public Attacker(InetSocketAddress server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    /// Sends one request.
    ///
    /// @throws IOException if the server does not take the connection
    public Outcome send(HostileRequest request) throws IOException, InterruptedException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        Thread sender;
        Ending ending;
        try (Socket socket = new Socket()) {
            socket.connect(server, (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            socket.setTcpNoDelay(true);
            sender = Thread.startVirtualThread(() -> {
                try {
                    request.sending().send(halfClosing(socket));
                } catch (IOException refused) {
                    // What the server said is on the other side of the connection.
                }
            });
            ending = receive(socket, received);
        }
        sender.interrupt();
        sender.join();
        return outcome(received.toByteArray(), ending);
    }

    private static OutputStream halfClosing(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                out.write(value);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                socket.shutdownOutput();
            }
        };
    }

    private static Ending receive(Socket socket, ByteArrayOutputStream received) {
        byte[] buffer = new byte[8192];
        try {
            for (int count = socket.getInputStream().read(buffer);
                    count >= 0;
                    count = socket.getInputStream().read(buffer)) {
                received.write(buffer, 0, count);
                if (received.size() > MOST_BYTES) {
                    return Ending.SILENT;
                }
            }
            return Ending.CLOSED;
        } catch (SocketTimeoutException silent) {
            return Ending.SILENT;
        } catch (IOException reset) {
            return Ending.RESET;
        }
    }

    private static Outcome outcome(byte[] received, Ending ending) {
        ByteArrayInputStream in = new ByteArrayInputStream(received);
        AnswerReader reader = new AnswerReader(in);
        List<Answer> answers = new ArrayList<>();
        int rest = 0;
        try {
            while (in.available() > 0) {
                rest = in.available();
                answers.add(reader.next());
                rest = 0;
            }
        } catch (IOException broken) {
            return new Outcome(answers, rest, ending, received);
        }
        return new Outcome(answers, 0, ending, received);
    }
}
