package dev.hayate.numerics.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.numerics.Workers;
import java.util.Collections;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairSearchTest {
    private static final PairSearch EXACT = new ExhaustiveSearch();

    private static long key(int row, int other) {
        return (long) row << 32 | other;
    }

    private static SortedSet<Long> found(
            PairSearch search, VectorChunks vectors, int known, float threshold, int threads) {
        SortedSet<Long> pairs = Collections.synchronizedSortedSet(new TreeSet<>());
        try (Workers workers = new Workers(threads)) {
            search.find(
                    vectors,
                    known,
                    threshold,
                    (worker, row, other, cosine) -> {
                        assertThat(cosine).isEqualTo(vectors.cosine(row, other)).isGreaterThanOrEqualTo(threshold);
                        assertThat(row).isGreaterThan(other);
                        assertThat(pairs.add(key(row, other))).isTrue();
                    },
                    part -> assertThat(part).isBetween(0.0, 1.0),
                    workers);
        }
        return pairs;
    }

    private static SortedSet<Long> all(VectorChunks vectors, int known, float threshold) {
        SortedSet<Long> pairs = new TreeSet<>();
        for (int row = known; row < vectors.rows(); row++) {
            for (int other = 0; other < row; other++) {
                if (vectors.cosine(row, other) >= threshold) {
                    pairs.add(key(row, other));
                }
            }
        }
        return pairs;
    }

    /// Vectors of all lengths in bundles around a few directions, of decreasing variance, and a few zeros.
    private static VectorChunks vectors(int rows, int dimension, long seed) {
        Random random = new Random(seed);
        VectorChunks vectors = new VectorChunks(dimension);
        float[][] directions = new float[rows / 4 + 1][dimension];
        for (float[] direction : directions) {
            for (int d = 0; d < dimension; d++) {
                direction[d] = (float) (random.nextGaussian() / Math.sqrt(d + 1));
            }
        }
        float[] vector = new float[dimension];
        for (int row = 0; row < rows; row++) {
            float[] direction = directions[random.nextInt(directions.length)];
            double noise = random.nextDouble();
            double length = Math.pow(10, random.nextInt(-8, 8));
            for (int d = 0; d < dimension; d++) {
                vector[d] = (float) (length * (direction[d] + noise * random.nextGaussian() / Math.sqrt(d + 1)));
            }
            vectors.add(row % 97 == 96 ? new float[dimension] : vector, 0);
        }
        return vectors;
    }

    @ParameterizedTest
    @CsvSource({
        "1500, 96, 0.3",
        "1500, 96, 0.8",
        "1500, 96, 0.95",
        "1057, 200, 0.9",
        "300, 8, 0.99",
        "200, 1, 1",
        "33, 17, 0.5"
    })
    void findsEveryPairThatALoopFinds(int rows, int dimension, float threshold) {
        VectorChunks vectors = vectors(rows, dimension, 3);

        assertThat(found(EXACT, vectors, 0, threshold, 2)).isNotEmpty().isEqualTo(all(vectors, 0, threshold));
    }

    @Test
    void findsAPairThatIsExactlyAtTheThreshold() {
        VectorChunks vectors = vectors(400, 64, 5);
        float threshold = vectors.cosine(7, 3);
        assertThat(threshold).isPositive();

        assertThat(found(EXACT, vectors, 0, threshold, 2)).contains(key(7, 3));
        assertThat(found(EXACT, vectors, 0, Math.nextUp(threshold), 2)).doesNotContain(key(7, 3));
    }

    @Test
    void findsNoPairOfTwoKnownVectors() {
        VectorChunks vectors = vectors(1500, 64, 7);

        assertThat(found(EXACT, vectors, 1111, 0.8f, 2)).isNotEmpty().isEqualTo(all(vectors, 1111, 0.8f));
        assertThat(found(new CellSearch(1000), vectors, 1111, 0.8f, 2)).isEqualTo(all(vectors, 1111, 0.8f));
    }

    @Test
    void findsTheSameWithAnyNumberOfThreads() {
        VectorChunks vectors = vectors(4000, 64, 11);

        assertThat(found(CellSearch.DEFAULT, vectors, 0, 0.85f, 1))
                .isEqualTo(found(CellSearch.DEFAULT, vectors, 0, 0.85f, 3));
        assertThat(found(EXACT, vectors, 0, 0.85f, 1)).isEqualTo(found(EXACT, vectors, 0, 0.85f, 3));
    }

    @Test
    void findsNearlyEveryPairAmongCells() {
        VectorChunks vectors = vectors(4000, 64, 13);
        SortedSet<Long> all = all(vectors, 0, 0.9f);

        SortedSet<Long> found = found(CellSearch.DEFAULT, vectors, 0, 0.9f, 2);

        assertThat(all).containsAll(found);
        assertThat((double) found.size()).isGreaterThan(0.99 * all.size());
        assertThat(found(new CellSearch(1), vectors, 0, 0.9f, 2).size()).isLessThan(found.size());
    }

    @Test
    void looksForNoPairsWithinAGroup() {
        VectorChunks vectors = vectors(640, 32, 17);
        AtomicInteger found = new AtomicInteger();
        Pairs pairs = new Pairs() {
            @Override
            public void take(int worker, int row, int other, float cosine) {
                assertThat(group(row)).isNotEqualTo(group(other));
                found.incrementAndGet();
            }

            @Override
            public int group(int row) {
                return row / 320;
            }
        };
        try (Workers workers = new Workers(2)) {
            EXACT.find(vectors, 0, 0.7f, pairs, part -> {}, workers);
        }

        assertThat(found.get())
                .isEqualTo((int) all(vectors, 0, 0.7f).stream()
                        .filter(pair -> (pair >> 32) >= 320 && pair.intValue() < 320)
                        .count())
                .isPositive();
    }

    @Test
    void endsEarlyWhenThereIsEnough() {
        VectorChunks vectors = vectors(3000, 32, 19);
        AtomicInteger found = new AtomicInteger();
        Pairs pairs = new Pairs() {
            @Override
            public void take(int worker, int row, int other, float cosine) {
                found.incrementAndGet();
            }

            @Override
            public boolean isFull() {
                return found.get() > 0;
            }
        };
        try (Workers workers = new Workers(1)) {
            EXACT.find(vectors, 0, 0.5f, pairs, part -> {}, workers);
        }

        assertThat(found.get()).isPositive().isLessThan(all(vectors, 0, 0.5f).size());
    }

    @Test
    void findsNothingAmongFewerThanTwo() {
        assertThat(found(EXACT, vectors(1, 8, 1), 0, 0.5f, 2)).isEmpty();
        assertThat(found(CellSearch.DEFAULT, vectors(1, 8, 1), 0, 0.5f, 2)).isEmpty();
        assertThat(found(EXACT, new VectorChunks(8), 0, 0.5f, 2)).isEmpty();
        assertThat(found(CellSearch.DEFAULT, new VectorChunks(8), 0, 0.5f, 2)).isEmpty();
    }

    @Test
    void refusesThresholdsThatAreNone() {
        VectorChunks vectors = vectors(10, 8, 1);
        for (float threshold : new float[] {0, -1, 1.1f, Float.NaN}) {
            assertThatThrownBy(() -> found(EXACT, vectors, 0, threshold, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Float.toString(threshold));
        }
    }
}
