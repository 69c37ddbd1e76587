package dev.hayate.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    @TempDir
    Path temp;

    private Path one;
    private Path two;
    private volatile Path current;
    private Engine engine;

    @BeforeEach
    void load() throws Exception {
        one = SmallModel.write(temp.resolve("one"), 1);
        two = SmallModel.write(temp.resolve("two"), 2);
        current = one;
        engine = Engine.load(
                List.of(new ModelSource("small", () -> StaticEmbeddingModel.load(current))), EngineSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void servesTheNewModelAndClosesTheOldOne() throws Exception {
        ServedModel old = engine.models().getFirst();
        current = two;
        List<Reload> reloads = engine.reload();
        ServedModel now = engine.models().getFirst();
        assertThat(reloads).containsExactly(new Reload.Replaced("small", old.fingerprint(), now.fingerprint()));
        assertThat(vector()).containsExactly(expected(two));
        assertThatThrownBy(() -> old.model().encode("neko")).isInstanceOf(IllegalStateException.class);
        assertThat(metrics())
                .contains("fingerprint=\"" + now.fingerprint() + "\"")
                .doesNotContain("fingerprint=\"" + old.fingerprint() + "\"");
    }

    @Test
    void keepsTheOldModelForWhoUsesIt() throws Exception {
        float[] before = expected(one);
        engine.withModel("small", lent -> {
            current = two;
            engine.reload();
            assertThat(lent.model().encode("neko")).containsExactly(before);
            return lent;
        });
        assertThat(vector()).containsExactly(expected(two));
    }

    @Test
    void keepsTheOldModelIfTheNewOneIsBroken() throws Exception {
        current = two;
        Files.writeString(two.resolve("tokenizer.json"), "{");
        assertThat(engine.reload()).singleElement().isInstanceOfSatisfying(Reload.Failed.class, failed -> {
            assertThat(failed.name()).isEqualTo("small");
            assertThat(failed.reason()).hasMessageContaining("tokenizer.json");
        });
        assertThat(vector()).containsExactly(expected(one));
    }

    @Test
    void keepsTheModelIfNothingHasChanged() throws Exception {
        ServedModel served = engine.models().getFirst();
        assertThat(engine.reload()).containsExactly(new Reload.Unchanged("small", served.fingerprint()));
        assertThat(engine.models().getFirst()).isSameAs(served);
        assertThat(vector()).containsExactly(expected(one));
    }

    @Test
    void losesNoRequestWhileModelsComeAndGo() throws Exception {
        float[] first = expected(one);
        float[] second = expected(two);
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(callers.submit(() -> {
                    long answers = 0;
                    while (!stop.get()) {
                        float[] vector = vector();
                        assertThat(vector[0] == first[0] ? first : second).containsExactly(vector);
                        answers++;
                    }
                    return answers;
                }));
            }
            for (int i = 0; i < 60; i++) {
                current = i % 2 == 0 ? two : one;
                assertThat(engine.reload()).singleElement().isInstanceOf(Reload.Replaced.class);
            }
            stop.set(true);
            for (Future<Long> call : calls) {
                assertThat(call.get()).isPositive();
            }
        }
    }

    @Test
    void lendsNothingAfterItsEnd() throws Exception {
        Engine other = Engine.load(List.of(ModelSource.of("small", one.toString())), EngineSettings.DEFAULT);
        StaticEmbeddingModel model = other.models().getFirst().model();
        other.withModel("", lent -> {
            other.close();
            return lent.model().encode("neko");
        });
        assertThatThrownBy(() -> other.withModel("", lent -> lent)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> model.encode("neko")).isInstanceOf(IllegalStateException.class);
    }

    private float[] vector() {
        EmbedRequest request = new EmbedRequest(
                "",
                List.of(new Input.Text("neko")),
                EncodeOptions.DEFAULT,
                System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
        return engine.embed(request).vectors().values();
    }

    private static float[] expected(Path folder) throws Exception {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(folder)) {
            return model.encode("neko");
        }
    }

    private String metrics() {
        return new String(engine.metrics().text(), StandardCharsets.UTF_8);
    }
}
