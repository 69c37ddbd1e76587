package dev.hayate.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.hayate.benchmarks.contest.Bags;
import dev.hayate.benchmarks.tables.RandomTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LibtorchBagsTest {
    private static final long SEED = 7;
    private static final int ROWS = 500;
    private static final int DIMENSION = 32;
    private static final int TEXTS = 600;

    @Test
    void givesTheMeansOfTheRows() throws IOException {
        RandomTable table = RandomTable.of(ROWS, DIMENSION);
        Bags bags = bags();
        try (LibtorchBags libtorch = LibtorchBags.of(table)) {
            assertThat(libtorch.vectors(bags)).as("seed %d", SEED).containsExactly(means(table, bags), within(1e-6f));
        } catch (PeerUnavailableException e) {
            abort(e.reason());
        }
    }

    private static Bags bags() {
        Random random = new Random(SEED);
        List<int[]> texts = new ArrayList<>();
        for (int text = 0; text < TEXTS; text++) {
            texts.add(random.ints(1 + random.nextInt(40), 0, ROWS).toArray());
        }
        return Bags.of(texts);
    }

    private static float[] means(RandomTable table, Bags bags) {
        float[] means = new float[bags.count() * DIMENSION];
        for (int bag = 0; bag < bags.count(); bag++) {
            int from = bags.offsets()[bag];
            int to = bags.offsets()[bag + 1];
            for (int i = 0; i < DIMENSION; i++) {
                float sum = 0;
                for (int token = from; token < to; token++) {
                    sum += table.values()[bags.ids()[token] * DIMENSION + i];
                }
                means[bag * DIMENSION + i] = sum / (to - from);
            }
        }
        return means;
    }
}
