package dev.hayate.training;

import dev.hayate.training.table.TokenBatch;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What PyTorch and sentence-transformers made of tables and batches that can be repeated here;
/// `torch/make_golden.py` beside it wrote it.
public final class TorchGolden {
    public static final int VOCABULARY = 40;
    public static final int DIMENSION = 24;

    private TorchGolden() {}

    public static int[] dimensions() {
        return new int[] {8, 16, 24};
    }

    public static JsonNode read() throws IOException {
        try (InputStream in = Objects.requireNonNull(TorchGolden.class.getResourceAsStream("torch/golden.json"))) {
            return JsonMapper.shared().readTree(in);
        }
    }

    /// A multiple of 2⁻¹⁵ within [-1, 1), spread by multiplication.
    public static float value(long i) {
        return ((i * 2_654_435_761L) % (1L << 32) >> 16) / 32_768f - 1;
    }

    public static TrainableTable table() {
        TrainableTable table = TrainableTable.of(VOCABULARY, DIMENSION);
        for (int i = 0; i < table.values().length; i++) {
            table.values()[i] = value(i + 1);
        }
        return table;
    }

    /// Columns of texts one after another: anchors, positives, negatives.
    public static TokenBatch batch(int first, int texts) {
        int[] starts = new int[texts + 1];
        int[] ids = new int[6 * texts];
        int end = 0;
        for (int t = 0; t < texts; t++) {
            int n = first + t;
            for (int k = 0; k < 1 + n % 6; k++) {
                ids[end++] = (int) ((value(1_000 + 7L * n + k) + 1) / 2 * VOCABULARY);
            }
            starts[t + 1] = end;
        }
        return new TokenBatch(ids, starts);
    }

    public static float[] floats(JsonNode array) {
        float[] floats = new float[array.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) array.get(i).asDouble();
        }
        return floats;
    }

    /// The length of the difference beside the length of what is expected.
    public static double difference(float[] actual, float[] expected) {
        double length = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            length += (double) expected[i] * expected[i];
            difference += Math.pow((double) actual[i] - expected[i], 2);
        }
        return Math.sqrt(difference / length);
    }
}
