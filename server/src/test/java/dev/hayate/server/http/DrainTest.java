package dev.hayate.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DrainTest {
    private static CompletableFuture<Void> stop(TestListener server) {
        return CompletableFuture.runAsync(() -> server.listener().close());
    }

    private static void awaitRefused(TestListener server) throws IOException {
        int port = server.listener().port();
        while (true) {
            try (RawClient client = new RawClient(port)) {
                assertThat(client).isNotNull();
            } catch (ConnectException e) {
                return;
            }
        }
    }

    @Test
    void acceptedRequestsAreAnswered() throws Exception {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            client.send("POST /v1/wait HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            server.begun.await();
            CompletableFuture<Void> stopped = stop(server);
            awaitDraining(server);
            server.go.countDown();
            RawClient.Answer answer = client.answer();
            assertThat(answer.body()).isEqualTo("at last");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.isClosedByServer()).isTrue();
            client.leave();
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    private static void awaitDraining(TestListener server) {
        while (!server.listener().isDraining()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aRequestThatHasBegunIsAnswered() throws Exception {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            assertThat(client.post("/v1/length", "abc").body()).isEqualTo("3");
            client.send("POST /v1/length HTTP/1.1\r\nHo");
            while (!server.listener().isReading()) {
                Thread.onSpinWait();
            }
            CompletableFuture<Void> stopped = stop(server);
            awaitDraining(server);
            client.send("st: a\r\nContent-Length: 4\r\n\r\nab");
            client.send("cd");
            assertThat(client.answer().body()).isEqualTo("4");
            client.leave();
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void newConnectionsAreRefused() throws Exception {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            client.send("POST /v1/wait HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            server.begun.await();
            int port = server.listener().port();
            CompletableFuture<Void> stopped = stop(server);
            awaitDraining(server);
            awaitRefused(server);
            assertThatThrownBy(() -> new RawClient(port)).isInstanceOf(ConnectException.class);
            server.go.countDown();
            client.answer();
            client.leave();
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void idleConnectionsAreClosed() throws Exception {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            assertThat(client.post("/v1/length", "abc").body()).isEqualTo("3");
            server.listener().close();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whatTakesLongerThanTheDrainIsLost() throws Exception {
        ServerSettings settings = TestListener.SETTINGS.timeouts(Timeouts.DEFAULT.drain(Duration.ofMillis(100)));
        try (TestListener server = TestListener.start(settings);
                RawClient client = server.connect()) {
            client.send("POST /v1/wait HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            server.begun.await();
            server.listener().close();
            assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
        }
    }

    @Test
    void isReadyUntilItStops() throws Exception {
        try (TestListener server = TestListener.start();
                RawClient waiting = server.connect();
                RawClient client = server.connect()) {
            assertThat(client.send("GET /ready HTTP/1.1\r\nHost: a\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
            assertThat(client.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
            client.send("GET /ready HTTP/1.1\r\nHost");
            waiting.send("POST /v1/wait HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            server.begun.await();
            while (!server.listener().isReading()) {
                Thread.onSpinWait();
            }
            CompletableFuture<Void> stopped = stop(server);
            awaitDraining(server);
            assertThat(client.send(": a\r\n\r\n").answer().status()).isEqualTo(503);
            server.go.countDown();
            waiting.answer();
            waiting.leave();
            client.leave();
            stopped.get(20, TimeUnit.SECONDS);
        }
    }
}
