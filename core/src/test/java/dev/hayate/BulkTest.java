package dev.hayate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BulkTest {
    private static final long SEED = 20;
    private static final String[] WORDS = {"東京", "は", "雨", "知らない", "🍜", "が", "好き", "a", "b", "c", "晴れ"};

    private StaticEmbeddingModel model;
    private List<String> texts;

    @BeforeEach
    void load() throws IOException {
        model = StaticEmbeddingModel.load(ModelFixtures.folder("st-root"));
        Random random = new Random(SEED);
        texts = IntStream.range(0, 5000).mapToObj(i -> text(random)).toList();
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int words = random.nextInt(100) == 0 ? random.nextInt(3000) : random.nextInt(30);
        for (int i = 0; i < words; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.toString();
    }

    private float[] oneByOne(EncodeOptions options) {
        Encoder encoder = model.newEncoder(options);
        float[] vectors = new float[texts.size() * encoder.dimension()];
        for (int i = 0; i < texts.size(); i++) {
            encoder.encode(texts.get(i), vectors, i * encoder.dimension());
        }
        return vectors;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void givesTheSameBitsForAnyNumberOfThreads(int threads) {
        EncodeOptions options = EncodeOptions.DEFAULT.truncateTo(5).normalized();
        Embeddings embeddings = model.encode(texts, options.threads(threads));
        assertThat(embeddings.dimension()).isEqualTo(5);
        assertThat(embeddings.values()).as("seed %s", SEED).containsExactly(oneByOne(options));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 32, 33, 1000, 4096, 1_000_000})
    void givesTheSameBitsForAnyBatchSizeOfAStream(int batchSize) {
        EncodeOptions options = EncodeOptions.DEFAULT.batchSize(batchSize).threads(3);
        float[] vectors = new float[texts.size() * model.dimension()];
        int[] rows = {0};
        EncodeCounts counts = model.encode(texts.stream(), options, batch -> {
            assertThat(batch.rows()).isBetween(1, batchSize);
            System.arraycopy(batch.values(), 0, vectors, rows[0] * model.dimension(), batch.values().length);
            rows[0] += batch.rows();
        });
        assertThat(rows[0]).isEqualTo(texts.size());
        assertThat(counts.texts()).isEqualTo(texts.size());
        assertThat(vectors).as("seed %s", SEED).containsExactly(oneByOne(EncodeOptions.DEFAULT));
    }

    @Test
    void encodesASingleTextLikeAList() {
        for (String text : texts.subList(0, 200)) {
            assertThat(model.encode(text))
                    .containsExactly(model.encode(List.of(text)).values());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void writesIntoAnArrayOfTheCaller(int threads) {
        EncodeOptions options = EncodeOptions.DEFAULT.threads(threads);
        float[] expected = oneByOne(options);
        float[] target = new float[expected.length + 2];
        target[0] = 9;
        target[target.length - 1] = 9;
        EncodeCounts counts = model.encode(texts, options, target, 1);
        assertThat(Arrays.copyOfRange(target, 1, target.length - 1)).containsExactly(expected);
        assertThat(target[0]).isEqualTo(9);
        assertThat(target[target.length - 1]).isEqualTo(9);
        assertThat(counts.texts()).isEqualTo(texts.size());
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> model.encode(texts, options, target, 3));
    }

    @Test
    void encodesNothingToNothing() {
        assertThat(model.encode(List.of()).rows()).isZero();
        assertThat(model.encode(List.<String>of().iterator(), EncodeOptions.DEFAULT, batch -> {
                            throw new AssertionError("no batch");
                        })
                        .texts())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void namesTheFirstTextThatIsRefused(int threads) {
        List<String> broken = new ArrayList<>(texts);
        broken.replaceAll(text -> text.isBlank() ? "a" : text);
        broken.set(1234, "");
        broken.set(1300, "");
        broken.set(4321, "");
        EncodeOptions options =
                EncodeOptions.DEFAULT.prompt("").onEmpty(EmptyText.ERROR).threads(threads);
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> model.encode(broken, options))
                .matches(e -> e.index() == 1234)
                .withMessage("text 1234: no tokens");
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> model.encode(broken.iterator(), options.batchSize(100), batch -> {}))
                .matches(e -> e.index() == 1234);
    }

    @Test
    void namesATextThatIsNull() {
        List<String> broken = Arrays.asList("a", "b", null);
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> model.encode(broken))
                .matches(e -> e.index() == 2)
                .withCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        model.encode(texts, EncodeOptions.DEFAULT.threads(4));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("hayate-")) {
                assertThat(thread.join(Duration.ofSeconds(30)))
                        .as(thread.getName() + " ends by itself")
                        .isTrue();
            }
        }
    }

    @Test
    void refusesAListWhoseVectorsDoNotFitIntoAnArray() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.encode(new HugeList(Integer.MAX_VALUE / 6 + 1)))
                .withMessageContaining("stream");
    }

    /// A list that is long on paper only.
    private static final class HugeList extends java.util.AbstractList<String> {
        private final int size;

        HugeList(int size) {
            this.size = size;
        }

        @Override
        public String get(int index) {
            return "a";
        }

        @Override
        public int size() {
            return size;
        }
    }

    @Test
    void isSharedByManyThreads() throws Exception {
        float[] expected = oneByOne(EncodeOptions.DEFAULT);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int thread = 0; thread < 64; thread++) {
                int from = thread * 70;
                Callable<Boolean> task = () -> {
                    for (int i = from; i < from + 70; i++) {
                        int at = i * model.dimension();
                        float[] vector = model.encode(texts.get(i));
                        if (!Arrays.equals(vector, Arrays.copyOfRange(expected, at, at + vector.length))) {
                            return false;
                        }
                    }
                    return true;
                };
                results.add(executor.submit(task));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).as("seed %s", SEED).isTrue();
            }
        }
    }
}
