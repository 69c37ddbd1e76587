package dev.hayate.bulk;

import dev.hayate.Embeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Rows of awkward texts and awkward floats, the same for the same number.
public final class SampleRows {
    public static final int DIMENSION = 7;
    public static final VectorSchema SCHEMA = new VectorSchema("text", List.of("id", "text"), DIMENSION);

    private static final List<String> TEXTS = List.of(
            "疾風、はやて",
            "",
            "tab\tline\nreturn\r back\\slash \\. \\N \\t",
            "\"quoted\" 'single' $hayate$ {\"json\":1}",
            "😀 𠮷野家 \u2028 \u0001 \u007f",
            "\\.",
            "NULL");
    private static final List<Float> FLOATS =
            List.of(0f, -0f, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -1e-5f, 1e7f, 16777216f, 0.1f, 1e-30f);

    private SampleRows() {}

    /// Rows with the numbers from `first` on.
    public static VectorBatch batch(long first, int rows) {
        List<String> texts =
                IntStream.range(0, rows).mapToObj(row -> text(first + row)).toList();
        List<List<String>> kept = new ArrayList<>();
        float[] values = new float[rows * DIMENSION];
        for (int row = 0; row < rows; row++) {
            kept.add(List.of(id(first + row), texts.get(row)));
            System.arraycopy(vector(first + row), 0, values, row * DIMENSION, DIMENSION);
        }
        return new VectorBatch(first, texts, kept, new Embeddings(values, rows, DIMENSION));
    }

    public static String id(long row) {
        return "id " + row;
    }

    public static String text(long row) {
        return TEXTS.get((int) (row % TEXTS.size())) + (row < TEXTS.size() ? "" : row);
    }

    public static float[] vector(long row) {
        Random random = new Random(row);
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] =
                    random.nextInt(4) == 0 ? FLOATS.get(random.nextInt(FLOATS.size())) : (float) random.nextGaussian();
        }
        return vector;
    }
}
