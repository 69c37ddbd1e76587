package dev.hayate.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.hub.HubException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelHubTest {
    private static final Path MODEL = Path.of("src/test/resources/golden/models/st-nested-normalized");
    private static final HubModelId TINY = HubModelId.parse("org/tiny").orElseThrow();
    private static final String TENSORS = "0_StaticEmbedding/model.safetensors";
    private static final String CONTENT = "GET /content/" + TENSORS;

    private final FakeHub server = new FakeHub();
    private final List<Duration> pauses = new ArrayList<>();

    @TempDir
    Path cache;

    @BeforeEach
    void putModel() throws IOException {
        try (Stream<Path> files = Files.walk(MODEL)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = MODEL.relativize(file).toString().replace('\\', '/');
                if (!name.equals("expected.jsonl")) {
                    server.put(name, Files.readAllBytes(file));
                }
            }
        }
        server.put("pytorch_model.bin", new byte[10]);
        server.put("onnx/model.onnx", new byte[10]);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ModelHub hub(String... environment) {
        return new ModelHub(server.settings(cache, environment), pauses::add);
    }

    private Path pull() throws IOException {
        return hub().pull(TINY, DownloadListener.NONE);
    }

    private void assertFails(Kind kind, String sentence) {
        assertThatThrownBy(this::pull).isInstanceOfSatisfying(HubException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining("org/tiny").hasMessageContaining(sentence);
        });
        assertThat(cache.resolve("models--org--tiny/refs/main")).doesNotExist();
    }

    @Test
    void fetchesWhatAModelNeedsAndNothingElse() throws IOException {
        Path folder = pull();

        try (StaticEmbeddingModel fetched = StaticEmbeddingModel.load(folder);
                StaticEmbeddingModel original = StaticEmbeddingModel.load(MODEL)) {
            assertThat(fetched.encode("the cat")).containsExactly(original.encode("the cat"));
        }
        assertThat(folder.resolve("pytorch_model.bin")).doesNotExist();
        assertThat(folder.resolve("onnx")).doesNotExist();
    }

    @Test
    void laysTheCacheOutAsPythonDoes() throws IOException {
        Path folder = pull();

        Path model = cache.resolve("models--org--tiny");
        byte[] tensors = server.bytes(TENSORS);
        assertThat(folder).isEqualTo(model.resolve("snapshots").resolve(FakeHub.COMMIT));
        assertThat(model.resolve("refs/main")).hasContent(FakeHub.COMMIT);
        assertThat(model.resolve("blobs").resolve(FakeHub.sha256(tensors))).hasBinaryContent(tensors);
        assertThat(Files.readSymbolicLink(folder.resolve(TENSORS)))
                .isEqualTo(Path.of("../../../blobs", FakeHub.sha256(tensors)));
        byte[] modules = server.bytes("modules.json");
        assertThat(Files.readSymbolicLink(folder.resolve("modules.json")))
                .isEqualTo(Path.of("../../blobs", FakeHub.gitHash(modules)));
        assertThat(model.resolve(".no_exist").resolve(FakeHub.COMMIT).resolve("config.json"))
                .isEmptyFile();
    }

    @Test
    void asksNobodyForWhatIsCached() throws IOException {
        Path folder = pull();
        server.requests.clear();

        assertThat(hub().model(TINY, DownloadListener.NONE)).isEqualTo(folder);
        assertThat(hub("HF_HUB_OFFLINE", "1").model(TINY, DownloadListener.NONE))
                .isEqualTo(folder);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void completesWhatPythonHasCachedInPart() throws IOException {
        Path folder = pull();
        Files.delete(folder.resolve(TENSORS));

        assertThat(hub().model(TINY, DownloadListener.NONE).resolve(TENSORS)).exists();
    }

    @Test
    void usesTheCacheWhenTheHubIsDown() throws IOException {
        Path folder = pull();
        Files.delete(folder.resolve("config_sentence_transformers.json"));
        server.close();

        assertThat(hub().model(TINY, DownloadListener.NONE)).isEqualTo(folder);
    }

    @Test
    void doesNotTouchTheNetworkWhenOffline() {
        assertThatThrownBy(() -> hub("HF_HUB_OFFLINE", "1").model(TINY, DownloadListener.NONE))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("org/tiny: not in the cache")
                .hasMessageContaining("hayate pull org/tiny");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void givesTheTokenToTheHubAlone() throws IOException {
        List<String> seen = new ArrayList<>();
        server.fail("HEAD " + FakeHub.resolve("modules.json"), exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
            FakeHub.status(503).answer(exchange);
        });

        hub("HF_TOKEN", "hf_secret\n").pull(TINY, DownloadListener.NONE);

        assertThat(seen).containsExactly("Bearer hf_secret");
        assertThat(server.contentTokens).isNotEmpty().containsOnly("none");
    }

    @Test
    void continuesWhereTheConnectionWasCut() throws IOException {
        server.fail(CONTENT, server.cutAfter(TENSORS, 100));

        Path folder = pull();

        assertThat(folder.resolve(TENSORS)).hasBinaryContent(server.bytes(TENSORS));
        assertThat(server.requests).contains(CONTENT + " bytes=100-");
    }

    @Test
    void continuesWhatAnEarlierProcessBegan() throws IOException {
        byte[] tensors = server.bytes(TENSORS);
        Path part = cache.resolve("models--org--tiny/blobs/" + FakeHub.sha256(tensors) + ".incomplete");
        Files.createDirectories(part.getParent());
        Files.write(part, java.util.Arrays.copyOf(tensors, 50));

        Path folder = pull();

        assertThat(folder.resolve(TENSORS)).hasBinaryContent(tensors);
        assertThat(server.requests).contains(CONTENT + " bytes=50-");
        assertThat(part).doesNotExist();
    }

    @Test
    void beginsAgainWhereTheServerCannotContinue() throws IOException {
        byte[] tensors = server.bytes(TENSORS);
        Path part = cache.resolve("models--org--tiny/blobs/" + FakeHub.sha256(tensors) + ".incomplete");
        Files.createDirectories(part.getParent());
        Files.write(part, new byte[70]);
        server.fail(CONTENT, exchange -> {
            exchange.sendResponseHeaders(200, tensors.length);
            exchange.getResponseBody().write(tensors);
        });

        assertThat(pull().resolve(TENSORS)).hasBinaryContent(tensors);
    }

    @Test
    void refusesContentThatHasAnotherHash() throws IOException {
        byte[] wrong = server.bytes(TENSORS).clone();
        wrong[wrong.length - 1] ^= 1;
        server.fail(CONTENT, exchange -> {
            exchange.sendResponseHeaders(200, wrong.length);
            exchange.getResponseBody().write(wrong);
        });

        assertFails(Kind.CORRUPT, "came with the hash");
        try (Stream<Path> blobs = Files.list(cache.resolve("models--org--tiny/blobs"))) {
            assertThat(blobs.map(blob -> blob.getFileName().toString()))
                    .doesNotContain(FakeHub.sha256(server.bytes(TENSORS)))
                    .noneMatch(name -> name.endsWith(".incomplete"));
        }
    }

    @Test
    void refusesASmallFileThatHasAnotherHash() {
        server.fail("GET " + FakeHub.resolve("modules.json"), exchange -> {
            byte[] wrong = new byte[server.bytes("modules.json").length];
            exchange.sendResponseHeaders(200, wrong.length);
            exchange.getResponseBody().write(wrong);
        });

        assertFails(Kind.CORRUPT, "came with the hash");
    }

    @Test
    void refusesContentThatIsTooLong() {
        server.fail(CONTENT, exchange -> {
            byte[] longer = new byte[server.bytes(TENSORS).length + 1];
            exchange.sendResponseHeaders(200, longer.length);
            exchange.getResponseBody().write(longer);
        });

        assertFails(Kind.CORRUPT, "longer");
    }

    @Test
    void givesUpWhenNothingComes() {
        for (int i = 0; i < 10; i++) {
            server.fail(CONTENT, server.cutAfter(TENSORS, 0));
        }

        assertFails(Kind.UNREACHABLE, "cannot be reached");
    }

    @Test
    void waitsAsLongAsTheHubWants() throws IOException {
        server.fail("GET /api/models/org/tiny/revision/main", FakeHub.status(429, "Retry-After", "7"));

        pull();

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void saysSoWhenTheHubWantsALongWait() {
        server.fail("GET /api/models/org/tiny/revision/main", FakeHub.status(429, "Retry-After", "3600"));

        assertFails(Kind.RATE_LIMITED, "in 3600 seconds");
        assertThat(pauses).isEmpty();
    }

    @Test
    void triesAgainAfterAnErrorOfTheServer() throws IOException {
        server.fail("HEAD " + FakeHub.resolve("modules.json"), FakeHub.status(500));
        server.fail("HEAD " + FakeHub.resolve("modules.json"), FakeHub.status(503));

        assertThat(pull()).isDirectory();
        assertThat(pauses).hasSize(2);
    }

    @Test
    void tellsThatAModelDoesNotExist() {
        HubModelId other = HubModelId.parse("org/other").orElseThrow();

        assertThatThrownBy(() -> hub().pull(other, DownloadListener.NONE))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("org/other: not on " + server.endpoint());
        assertThatThrownBy(() -> hub("HF_TOKEN", "wrong").pull(other, DownloadListener.NONE))
                .hasMessageContaining("check HF_TOKEN");
    }

    @Test
    void tellsThatARevisionDoesNotExist() {
        server.fail("GET /api/models/org/tiny/revision/main", FakeHub.status(404, "X-Error-Code", "RevisionNotFound"));

        assertFails(Kind.NOT_FOUND, "no such revision");
    }

    @Test
    void tellsThatAModelIsGated() {
        server.fail("HEAD " + FakeHub.resolve("modules.json"), FakeHub.status(403, "X-Error-Code", "GatedRepo"));

        assertFails(Kind.FORBIDDEN, "its owner wants to be asked");
    }

    @Test
    void tellsThatAListedFileIsMissing() {
        server.files.remove("modules.json");

        assertFails(Kind.NOT_FOUND, "modules.json");
    }

    @Test
    void tellsThatAModelHasNoSafetensors() {
        server.listed.remove(TENSORS);

        assertFails(Kind.NOT_FOUND, "has no model.safetensors");
    }

    @Test
    void refusesModelsThatAreNotStaticBeforeFetchingThem() {
        server.files.put(
                "modules.json",
                "[{\"idx\":0,\"name\":\"0\",\"path\":\"\",\"type\":\"sentence_transformers.models.Transformer\"}]"
                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(this::pull)
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("static models only");
        assertThat(server.requests).noneMatch(request -> request.contains("safetensors"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../modules.json",
                "/etc/passwd",
                "a/../../b",
                "a\\b",
                "C:x",
                "",
                "a//b",
                "./a",
                "a/./b",
            })
    void refusesNamesThatLeadOutOfTheCache(String name) {
        server.listed.add(name);

        assertFails(Kind.CORRUPT, "cannot be the name of a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "..", "a/b", "", ".hidden"})
    void refusesETagsThatCannotBeNames(String etag) {
        server.fail(
                "HEAD " + FakeHub.resolve("modules.json"),
                FakeHub.status(200, "ETag", "\"" + etag + "\"", "Content-Length", "5"));

        assertFails(Kind.CORRUPT, "ETag");
    }

    @Test
    void refusesACommitThatIsNone() {
        server.fail("GET /api/models/org/tiny/revision/main", exchange -> {
            byte[] json = "{\"sha\":\"../..\",\"siblings\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        });

        assertFails(Kind.CORRUPT, "as the commit");
    }

    @Test
    void refusesAListingThatIsNotJson() {
        server.fail("GET /api/models/org/tiny/revision/main", exchange -> {
            byte[] html = "<html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
        });

        assertFails(Kind.CORRUPT, "not JSON");
    }

    @Test
    void followsRedirectsOfRenamedModels() throws IOException {
        server.fail(
                "GET /api/models/org/tiny/revision/main",
                FakeHub.status(307, "Location", "/api/models/org/tiny/revision/renamed"));

        assertThat(pull()).isDirectory();
    }

    @Test
    void givesUpOnRedirectsInACircle() {
        for (int i = 0; i < 20; i++) {
            server.fail(
                    "GET /api/models/org/tiny/revision/main",
                    FakeHub.status(302, "Location", "/api/models/org/tiny/revision/main"));
        }

        assertFails(Kind.UNREACHABLE, "redirects more than");
    }

    @Test
    void tellsThatTheHubCannotBeReached() {
        server.close();

        assertFails(Kind.UNREACHABLE, "cannot be reached");
    }

    @Test
    void fetchesOnceForManyThreads() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Path>> pulls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                pulls.add(() -> hub().model(TINY, DownloadListener.NONE));
            }
            for (Future<Path> folder : threads.invokeAll(pulls)) {
                assertThat(folder.get().resolve(TENSORS)).hasBinaryContent(server.bytes(TENSORS));
            }
        }
        assertThat(server.requests.stream().filter(CONTENT::equals)).hasSize(1);
    }

    @Test
    void tellsHowADownloadGoesOn() throws IOException {
        List<String> told = new ArrayList<>();

        hub().pull(TINY, (file, done, size) -> told.add(file + " " + done + "/" + size));

        int size = server.bytes(TENSORS).length;
        assertThat(told).contains(TENSORS + " " + size + "/" + size);
    }

    @Test
    void remembersOtherRevisionsBesideMain() throws IOException {
        hub().pull(TINY.at("refs/pr/1"), DownloadListener.NONE);

        assertThat(cache.resolve("models--org--tiny/refs/refs/pr/1")).hasContent(FakeHub.COMMIT);
        assertThat(server.requests).contains("GET /api/models/org/tiny/revision/refs/pr/1");
    }
}
