package dev.hayate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Callers that keep a connection and let the server wait.
class SlowCallersTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private static TestListener start(Timeouts timeouts) throws Exception {
        return TestListener.start(TestListener.SETTINGS.timeouts(timeouts));
    }

    @Test
    void slowBodiesAreToldSo() throws Exception {
        try (TestListener server = start(Timeouts.DEFAULT.body(SHORT));
                RawClient client = server.connect()) {
            client.send("POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).isEqualTo("v1: the body came too slowly");
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(server.observed().status()).isEqualTo(408);
        }
    }

    @Test
    void slowHeadersAreToldSo() throws Exception {
        try (TestListener server = start(Timeouts.DEFAULT.head(SHORT));
                RawClient client = server.connect()) {
            RawClient.Answer answer = client.send("GET /page HTTP/1.1\r\nHost").answer();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void idleConnectionsAreClosed() throws Exception {
        try (TestListener server = start(Timeouts.DEFAULT.idle(SHORT));
                RawClient fresh = server.connect();
                RawClient used = server.connect()) {
            assertThat(used.post("/v1/length", "abc").body()).isEqualTo("3");
            assertThat(used.isClosedByServer()).isTrue();
            assertThat(fresh.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoDoesNotReadIsCutOff() throws Exception {
        try (TestListener server = start(Timeouts.DEFAULT.answer(SHORT));
                RawClient client = server.connect();
                RawClient other = server.connect()) {
            client.send("POST /v1/large HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            while (server.listener().openConnections() > 1) {
                assertThat(other.post("/v1/length", "abc").body()).isEqualTo("3");
            }
        }
    }

    @Test
    void workTakesItsTime() throws Exception {
        Timeouts timeouts =
                Timeouts.DEFAULT.answer(SHORT).body(SHORT).head(SHORT).idle(SHORT);
        try (TestListener server = start(timeouts);
                RawClient client = server.connect();
                RawClient idle = server.connect()) {
            client.send("POST /v1/wait HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            assertThat(idle.isClosedByServer()).isTrue();
            server.go.countDown();
            assertThat(client.answer().body()).isEqualTo("at last");
        }
    }
}
