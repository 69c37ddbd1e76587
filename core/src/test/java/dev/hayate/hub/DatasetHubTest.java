package dev.hayate.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.hub.HubException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetHubTest {
    private static final HubDatasetId TINY = HubDatasetId.parse("org/tiny").orElseThrow();
    private static final String SHARD = "sub/train-00000-of-00001.parquet";
    private static final String REVISION = "GET /api/datasets/org/tiny/revision/main";
    private static final String TREE = "GET /api/datasets/org/tiny/tree/" + FakeHub.COMMIT;

    private final FakeHub server = new FakeHub();

    @TempDir
    Path cache;

    @BeforeEach
    void putFiles() {
        server.put(SHARD, "rows".getBytes(StandardCharsets.UTF_8));
        server.put("README.md", "card".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 2 * FakeHub.PAGE; i++) {
            server.put("sub/other-" + i + ".json", new byte[] {(byte) i});
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DatasetSnapshot snapshot(String... environment) throws IOException {
        return snapshot(TINY, environment);
    }

    private DatasetSnapshot snapshot(HubDatasetId dataset, String... environment) throws IOException {
        return new DatasetHub(server.settings(cache, environment), pause -> {}).snapshot(dataset);
    }

    private void assertFails(Kind kind, String sentence) {
        assertThatThrownBy(() -> snapshot().fetch(List.of(SHARD), DownloadListener.NONE))
                .isInstanceOfSatisfying(HubException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(failure).hasMessageStartingWith("org/tiny").hasMessageContaining(sentence);
                });
        assertThat(cache.resolve("datasets--org--tiny/refs/main")).doesNotExist();
    }

    @Test
    void listsAllFilesPageByPage() throws IOException {
        assertThat(snapshot().files()).containsExactlyInAnyOrderElementsOf(server.listed);
        assertThat(server.requests.stream().filter(TREE::equals)).hasSize(3);
    }

    @Test
    void laysTheCacheOutAsPythonDoes() throws IOException {
        List<Path> paths = snapshot().fetch(List.of(SHARD, "README.md"), DownloadListener.NONE);

        Path folder = cache.resolve("datasets--org--tiny");
        Path snapshot = folder.resolve("snapshots").resolve(FakeHub.COMMIT);
        assertThat(paths).containsExactly(snapshot.resolve(SHARD), snapshot.resolve("README.md"));
        assertThat(paths.getFirst()).hasContent("rows");
        assertThat(folder.resolve("refs/main")).hasContent(FakeHub.COMMIT);
        assertThat(Files.readSymbolicLink(paths.getFirst()))
                .isEqualTo(Path.of("../../../blobs", FakeHub.sha256(server.bytes(SHARD))));
        assertThat(snapshot.resolve("sub/other-0.json")).doesNotExist();
    }

    @Test
    void fetchesNothingTwice() throws IOException {
        snapshot().fetch(List.of(SHARD), DownloadListener.NONE);
        server.requests.clear();

        snapshot().fetch(List.of(SHARD), DownloadListener.NONE);

        assertThat(server.requests).containsExactly(REVISION);
    }

    @Test
    void asksNobodyForACommitThatIsCached() throws IOException {
        HubDatasetId pinned = TINY.at(FakeHub.COMMIT);
        snapshot(pinned).fetch(List.of(SHARD), DownloadListener.NONE);
        server.requests.clear();

        assertThat(snapshot(pinned).fetch(List.of(SHARD), DownloadListener.NONE))
                .singleElement()
                .satisfies(path -> assertThat(path).exists());
        assertThat(server.requests).isEmpty();
    }

    @Test
    void readsTheCacheWhenOfflineOrWhenTheHubIsDown() throws IOException {
        List<Path> paths = snapshot().fetch(List.of(SHARD), DownloadListener.NONE);
        server.requests.clear();

        DatasetSnapshot offline = snapshot("HF_HUB_OFFLINE", "1");
        assertThat(offline.files()).hasSize(server.listed.size());
        assertThat(offline.fetch(List.of(SHARD), DownloadListener.NONE)).isEqualTo(paths);
        assertThat(server.requests).isEmpty();
        server.close();
        assertThat(snapshot().fetch(List.of(SHARD), DownloadListener.NONE)).isEqualTo(paths);
    }

    @Test
    void saysWhatIsMissingWhenOffline() throws IOException {
        assertThatThrownBy(() -> snapshot("HF_HUB_OFFLINE", "1"))
                .isInstanceOf(HubException.class)
                .hasMessageStartingWith("org/tiny: which files it has is not in the cache");
        assertThat(server.requests).isEmpty();

        snapshot().fetch(List.of("README.md"), DownloadListener.NONE);
        assertThatThrownBy(() -> snapshot("HF_HUB_OFFLINE", "1").fetch(List.of(SHARD), DownloadListener.NONE))
                .isInstanceOf(HubException.class)
                .hasMessageStartingWith("org/tiny/" + SHARD + ": not in the cache");
    }

    @Test
    void givesTheTokenToTheHubAlone() throws IOException {
        List<String> seen = new ArrayList<>();
        server.fail(TREE, exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
            FakeHub.status(503).answer(exchange);
        });

        snapshot("HF_TOKEN", "hf_secret").fetch(List.of(SHARD), DownloadListener.NONE);

        assertThat(seen).containsExactly("Bearer hf_secret");
        assertThat(server.contentTokens).containsOnly("none");
    }

    @Test
    void continuesWhereTheConnectionWasCut() throws IOException {
        server.fail("GET /content/" + SHARD, server.cutAfter(SHARD, 2));

        assertThat(snapshot().fetch(List.of(SHARD), DownloadListener.NONE).getFirst())
                .hasContent("rows");
        assertThat(server.requests).contains("GET /content/" + SHARD + " bytes=2-");
    }

    @Test
    void refusesContentThatHasAnotherHash() {
        server.fail("GET /content/" + SHARD, exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write(new byte[4]);
        });

        assertFails(Kind.CORRUPT, "came with the hash");
    }

    @Test
    void tellsThatADataSetOrARevisionDoesNotExist() {
        assertThatThrownBy(() -> snapshot(HubDatasetId.parse("org/other").orElseThrow()))
                .isInstanceOf(HubException.class)
                .hasMessageStartingWith("org/other: not on " + server.endpoint());

        server.fail(REVISION, FakeHub.status(404, "X-Error-Code", "RevisionNotFound"));
        assertFails(Kind.NOT_FOUND, "no such revision");
    }

    @Test
    void refusesAListingThatGoesOnElsewhere() {
        server.fail(TREE, exchange -> {
            exchange.getResponseHeaders().set("Link", "<http://elsewhere.invalid/>; rel=\"next\"");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
        });

        assertFails(Kind.CORRUPT, "sends to http://elsewhere.invalid/");
    }

    @Test
    void refusesNamesThatLeadOutOfTheCache() {
        server.listed.add("../../x.parquet");

        assertFails(Kind.CORRUPT, "cannot be the name of a file");
    }

    @Test
    void keepsModelsAndDataSetsOfOneNameApart() throws IOException {
        snapshot().fetch(List.of(SHARD), DownloadListener.NONE);

        assertThat(cache.resolve("models--org--tiny")).doesNotExist();
        assertThat(server.requests).contains("HEAD /datasets" + FakeHub.resolve(SHARD));
    }
}
