package dev.hayate.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.HayateServer;
import dev.hayate.server.Offer;
import dev.hayate.server.admission.ApiKey;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.http.AccessLog;
import dev.hayate.server.http.ServerSettings;
import dev.hayate.server.http.Timeouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileRequestsTest {
    private static final long SEED = 20261125;
    private static final String KEY = "a-key-that-nobody-guesses";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofMillis(300);
    private static final ServerSettings SETTINGS = ServerSettings.DEFAULT.port(0);

    private static StaticEmbeddingModel model;
    private final ByteArrayOutputStream accessLog = new ByteArrayOutputStream();

    @BeforeAll
    static void load() throws IOException {
        model = StaticEmbeddingModel.bundled();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void areRefusedAndLeaveTheServerAsItWas() throws Exception {
        List<HostileRequest> requests = HostileRequests.of("", Target.ALL, SEED);
        assertThat(requests.size()).isGreaterThan(2_000);
        try (WrittenLines lines = WrittenLines.capture();
                AccessLog log = new AccessLog(() -> accessLog);
                HayateServer server = start(SETTINGS, log)) {
            Campaign campaign = against(server);
            String before = vector(campaign, "");
            assertThat(campaign.send(requests)).isEmpty();
            long used = usedMemory();
            assertThat(campaign.send(requests)).isEmpty();
            assertThat(usedMemory() - used).isLessThan(8 << 20);
            assertThat(vector(campaign, "")).isEqualTo(before);
            assertThat(Campaign.marked(campaign.ask("", "GET", "/metrics", "").received()))
                    .isFalse();
            assertThat(lines.text()).doesNotContainIgnoringCase(HostileRequest.MARK);
        }
        assertThat(accessLog.size()).isPositive();
        assertThat(Campaign.marked(accessLog.toByteArray())).isFalse();
    }

    @Test
    void areRefusedWithoutAKeyOfTheServer() throws Exception {
        List<HostileRequest> guesses = HostileRequests.guesses(KEY, Target.ALL, SEED);
        try (WrittenLines lines = WrittenLines.capture();
                AccessLog log = new AccessLog(() -> accessLog);
                HayateServer server =
                        start(SETTINGS.keys(List.of(ApiKey.of("test", KEY))).wrongKeysPerMinute(1_000), log)) {
            Campaign campaign = against(server);
            String before = vector(campaign, KEY);
            assertThat(campaign.send(guesses)).isEmpty();
            assertThat(vector(campaign, KEY)).isEqualTo(before);
            assertThat(lines.text()).doesNotContain(KEY).doesNotContainIgnoringCase(HostileRequest.MARK);
        }
        assertThat(accessLog.toString(StandardCharsets.UTF_8))
                .doesNotContain(KEY)
                .doesNotContainIgnoringCase(HostileRequest.MARK);
    }

    @Test
    void areCutOffWhenTheyTakeTheirTime() throws Exception {
        Timeouts timeouts = Timeouts.DEFAULT.idle(SOON).head(SOON).body(SOON);
        try (AccessLog log = new AccessLog(() -> accessLog);
                HayateServer server = start(SETTINGS.timeouts(timeouts), log)) {
            assertThat(against(server).send(HostileRequests.slow(""))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void areUnlikeTheGoodOnes(Target target) throws Exception {
        try (AccessLog log = new AccessLog(() -> accessLog);
                HayateServer server = start(SETTINGS, log)) {
            Outcome outcome = against(server).ask("", "POST", target.path(), target.good());
            assertThat(outcome.answers().getFirst().status()).isEqualTo(200);
        }
    }

    static List<Target> targets() {
        return Target.ALL;
    }

    private static HayateServer start(ServerSettings settings, AccessLog log) throws IOException {
        Engine engine = new Engine(List.of(new ServedModel("hayate-ja", model, model.fingerprint(), 0)));
        return HayateServer.start(settings, new Offer(engine), List.of(log));
    }

    private static Campaign against(HayateServer server) {
        return new Campaign(
                new Attacker(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), PATIENCE));
    }

    private static String vector(Campaign campaign, String key) throws IOException, InterruptedException {
        Answer answer = campaign.ask(key, "POST", "/v1/embeddings", "{\"input\":\"猫が好き\"}")
                .answers()
                .getFirst();
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private static long usedMemory() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
