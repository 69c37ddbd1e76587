package dev.hayate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.server.admission.ApiKey;
import dev.hayate.server.admission.Rates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
    private static final ServerSettings WITH_KEYS =
            TestListener.SETTINGS.keys(List.of(ApiKey.of("ann", "key-of-ann"), ApiKey.of("ben", "key-of-ben")));

    private static RawClient.Answer get(RawClient client, String path, String... headers) throws IOException {
        return ask(client, "GET", path, headers);
    }

    private static RawClient.Answer ask(RawClient client, String method, String path, String... headers)
            throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return client.send(method + " " + path + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n")
                .answer();
    }

    @Test
    void unknownPathsAnswerInTheFormOfTheNearestApi() throws IOException {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            assertThat(get(client, "/v1/none").status()).isEqualTo(404);
            assertThat(get(client, "/v1/none").body()).isEqualTo("v1: no such path");
            assertThat(get(client, "/none").body()).isEqualTo("{\"error\":\"no such path\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"/page/", "//page", "/./page", "/x/../page", "/PAGE", "/pag%65", "/page;a=b", "/page%00", "*"})
    void pathsAreComparedAsTheyAre(String path) throws IOException {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            assertThat(get(client, path).status()).isBetween(400, 404);
        }
    }

    @Test
    void otherMethodsAreToldWhichThereAre() throws IOException {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            RawClient.Answer answer = ask(client, "DELETE", "/v1/length");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST, OPTIONS");
            assertThat(answer.body()).isEqualTo("v1: this path takes POST, OPTIONS");
            assertThat(ask(client, "OPTIONS", "/page").header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void headIsGetWithoutTheBody() throws IOException {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            client.send("HEAD /page HTTP/1.1\r\nHost: a\r\n\r\nGET /page HTTP/1.1\r\nHost: a\r\n\r\n");
            client.endOutput();
            String all = client.all();
            assertThat(all).containsOnlyOnce("\r\n\r\npage");
            assertThat(all.split("Content-Length: 4", -1)).hasSize(3);
        }
    }

    @Test
    void everyAnswerForbidsToGuessItsType() throws IOException {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            assertThat(get(client, "/page").header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(get(client, "/none").header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void faultsOfOursTellNothing() throws IOException {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            RawClient.Answer answer = client.post("/v1/broken", "a");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).startsWith("v1: internal error").doesNotContain("秘密");
            assertThat(client.post("/v1/length", "abc").body()).isEqualTo("3");
        }
    }

    @Test
    void theQueryIsDecoded() throws IOException {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            assertThat(client.post("/v1/query?a=%E7%8C%AB&a=2&b", "").body()).isIn("{a=猫, b=}", "{b=, a=猫}");
        }
    }

    @Test
    void onlyHoldersOfKeysAreAnswered() throws Exception {
        try (TestListener server = TestListener.start(WITH_KEYS);
                RawClient client = server.connect()) {
            RawClient.Answer without = client.post("/v1/length", "abc");
            assertThat(without.status()).isEqualTo(401);
            assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(server.observed().key()).isEqualTo("-");
            assertThat(ask(client, "POST", "/v1/length", "Authorization: Bearer wrong")
                            .status())
                    .isEqualTo(401);
            server.observed();
            assertThat(ask(client, "POST", "/v1/length", "Authorization: Bearer key-of-ben")
                            .status())
                    .isEqualTo(200);
            assertThat(server.observed().key()).isEqualTo("ben");
            assertThat(get(client, "/page").status()).isEqualTo(200);
        }
    }

    @Test
    void whoGuessesKeysHasToWaitWhileOthersAtTheAddressDoNot() throws IOException {
        try (TestListener server = TestListener.start(WITH_KEYS.wrongKeysPerMinute(3));
                RawClient client = server.connect()) {
            for (int i = 0; i < 4; i++) {
                assertThat(ask(client, "POST", "/v1/length", "Authorization: Bearer guess" + i)
                                .status())
                        .isEqualTo(401);
            }
            RawClient.Answer answer = ask(client, "POST", "/v1/length", "Authorization: Bearer guess");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(ask(client, "POST", "/v1/length", "Authorization: Bearer key-of-ann")
                            .status())
                    .isEqualTo(200);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 20);
            assertThat(get(client, "/page").status()).isEqualTo(200);
        }
    }

    @Test
    void keysHaveTheirRates() throws IOException {
        try (TestListener server = TestListener.start(WITH_KEYS.rates(new Rates(0.01, 0)));
                RawClient client = server.connect()) {
            String ann = "Authorization: Bearer key-of-ann";
            assertThat(ask(client, "POST", "/v1/length", ann).status()).isEqualTo(200);
            RawClient.Answer second = ask(client, "POST", "/v1/length", ann);
            assertThat(second.status()).isEqualTo(429);
            assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(90, 100);
            assertThat(ask(client, "POST", "/v1/length", "Authorization: Bearer key-of-ben")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void textsAreCountedAgainstTheirRate() throws Exception {
        try (TestListener server = TestListener.start(TestListener.SETTINGS.rates(new Rates(0, 10)));
                RawClient client = server.connect()) {
            assertThat(client.post("/v1/texts", "1000").status()).isEqualTo(200);
            assertThat(server.observed().texts()).isEqualTo(1000);
            assertThat(client.post("/v1/texts", "1").status()).isEqualTo(429);
            assertThat(client.post("/v1/length", "1").status()).isEqualTo(200);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAtOnce() throws Exception {
        try (TestListener server = TestListener.start(TestListener.SETTINGS.limits(Limits.DEFAULT.requests(1)));
                RawClient first = server.connect();
                RawClient second = server.connect()) {
            first.send("POST /v1/wait HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            server.begun.await();
            RawClient.Answer refused = second.post("/v1/length", "abc");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(get(second, "/page").status()).isEqualTo(200);
            server.go.countDown();
            assertThat(first.answer().body()).isEqualTo("at last");
            assertThat(second.post("/v1/length", "abc").status()).isEqualTo(200);
        }
    }

    @Test
    void bodiesThatDoNotFitIntoMemoryAreRefused() throws IOException {
        try (TestListener server = TestListener.start(TestListener.SETTINGS.limits(Limits.DEFAULT.heldBytes(100_000)));
                RawClient client = server.connect();
                RawClient other = server.connect()) {
            RawClient.Answer refused = client.post("/v1/length", "a".repeat(1_000_000));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(other.post("/v1/length", "a".repeat(90_000)).body()).isEqualTo("90000");
        }
    }

    @Test
    void callersThatDoNotWaitForTheirAnswerAreObservedToo() throws Exception {
        try (TestListener server = TestListener.start()) {
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), server.listener().port())) {
                socket.getOutputStream()
                        .write("POST /v1/large HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isPositive();
            }
            assertThat(server.observed().status()).isEqualTo(499);
        }
    }

    @Test
    void pagesOfAllowedOriginsMayCall() throws IOException {
        Origins origins = new Origins(Set.of("https://example.org"));
        try (TestListener server = TestListener.start(WITH_KEYS.origins(origins));
                RawClient client = server.connect()) {
            RawClient.Answer preflight = ask(
                    client,
                    "OPTIONS",
                    "/v1/length",
                    "Origin: https://example.org",
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: authorization, x-stainless-lang");
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://example.org");
            assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
            assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("authorization, x-stainless-lang");
            assertThat(preflight.header("Vary")).isEqualTo("Origin");
            RawClient.Answer refused = ask(client, "POST", "/v1/length", "Origin: https://example.org");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://example.org");
            RawClient.Answer other = ask(client, "POST", "/v1/length", "Origin: https://example.com");
            assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void noPageMayCallUnlessItIsAllowed() throws IOException {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            RawClient.Answer answer = ask(
                    client,
                    "OPTIONS",
                    "/v1/length",
                    "Origin: https://example.org",
                    "Access-Control-Request-Method: POST");
            assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @Test
    void answersAreObserved() throws Exception {
        try (TestListener server = TestListener.start();
                RawClient client = server.connect()) {
            client.post("/v1/length?a=secret", "abc");
            assertThat(server.observed())
                    .returns("127.0.0.1", answered -> answered.address())
                    .returns("POST", answered -> answered.method())
                    .returns("/v1/length", answered -> answered.path())
                    .returns(200, answered -> answered.status())
                    .returns(1L, answered -> answered.bytes());
            client.post("/v1/secret", "abc");
            assertThat(server.observed())
                    .returns("-", answered -> answered.method())
                    .returns("-", answered -> answered.path())
                    .returns(404, answered -> answered.status());
        }
    }
}
