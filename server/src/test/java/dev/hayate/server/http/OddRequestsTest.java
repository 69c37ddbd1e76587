package dev.hayate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are not as HTTP/1.1 wants them, and those by which one request is smuggled inside another.
class OddRequestsTest {
    private static TestListener server;

    @BeforeAll
    static void start() throws IOException {
        server = TestListener.start(TestListener.SETTINGS.limits(Limits.DEFAULT.bodyBytes(1000)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String chunked(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET /page\r\n\r\n",
                "GET /page HTTP/2.0\r\nHost: a\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET  /page HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /page HTTP/1.1 \r\nHost: a\r\n\r\n",
                "GET /page HTTP/1.1\nHost: a\n\n",
                "GET /page HTTP/1.1\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: a\r\nBad Name: b\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: a\r\nX: a\r\n folded\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
                "GET /page%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /pa\u0001ge HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /v1/query?a=%zz HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\nabc",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\nabc",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\nabc",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length : 3\r\n\r\nabc",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n+1\r\na\r\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcXX0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabXX0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n",
                "POST /v1/length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n",
            })
    void areRefusedAndEndTheConnection(String request) throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Answer answer = client.send(request).answer();
            assertThat(answer.status()).isBetween(400, 505).isNotEqualTo(500);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.body()).matches("v1: .*|\\{\"error\":.*}");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void floodsOfHeadersAreRefused() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET /page HTTP/1.1\r\nHost: a\r\n" + "X-Flood: 0123456789\r\n".repeat(2000) + "\r\n");
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void longPathsAreRefused() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(414);
        }
    }

    @Test
    void requestsOfTheOldProtocolAreAnsweredOneAConnection() throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Answer answer = client.send("POST /v1/body HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n"
                            + "Content-Length: 3\r\n\r\nabc")
                    .answer();
            assertThat(answer.body()).isEqualTo("abc");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void theOldProtocolHasNoChunks() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(chunked("/v1/body").replace("1.1", "1.0") + "3\r\nabc\r\n0\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(400);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyThatEndsEarlyIsRefused() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
                    .endOutput();
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("v1: the body ended early");
        }
    }

    @Test
    void headersThatEndEarlyAreRefused() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET /page HTTP/1.1\r\nHost: a").endOutput();
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void chunksAreJoined() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(chunked("/v1/body") + "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("abcde");
            assertThat(client.post("/v1/length", "next").body()).isEqualTo("4");
        }
    }

    @Test
    void chunksBeyondTheLimitAreRefusedBeforeTheyAreRead() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(chunked("/v1/length") + "7fffffff\r\n");
            assertThat(client.answer().status()).isEqualTo(413);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void manySmallChunksBeyondTheLimitAreRefused() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(chunked("/v1/length") + "1\r\na\r\n".repeat(1001));
            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void endlessSizesOfChunksAreRefused() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(chunked("/v1/length") + "0".repeat(5000));
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void longBodiesAreRefusedBeforeTheyAreRead() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000000\r\n\r\n");
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("1000 bytes");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void theRestOfARefusedBodyIsNoRequest() throws IOException {
        try (RawClient client = server.connect()) {
            String smuggled = "POST /v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";
            client.send("POST /v1/none HTTP/1.1\r\nHost: a\r\nContent-Length: " + smuggled.length() + "\r\n\r\n"
                    + smuggled);
            assertThat(client.answer().status()).isEqualTo(404);
            assertThat(client.post("/v1/length", "abc").body()).isEqualTo("3");
        }
    }

    @Test
    void aRefusedBodyInChunksEndsTheConnection() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(chunked("/v1/none") + "3\r\nabc\r\n0\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(404);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoWaitsToBeAskedForABodyIsAsked() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("POST /v1/body HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(100);
            assertThat(client.send("abc").answer().body()).isEqualTo("abc");
        }
    }

    @Test
    void whoWaitsToBeAskedForALargeBodyIsRefused() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("POST /v1/body HTTP/1.1\r\nHost: a\r\nContent-Length: 3000\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(413);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void requestsSentAtOnceAreAnsweredInOrder() throws IOException {
        try (RawClient client = server.connect()) {
            String one = "POST /v1/body HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n";
            client.send(one + "a" + one + "b" + one + "c");
            assertThat(client.answer().body()).isEqualTo("a");
            assertThat(client.answer().body()).isEqualTo("b");
            assertThat(client.answer().body()).isEqualTo("c");
        }
    }
}
