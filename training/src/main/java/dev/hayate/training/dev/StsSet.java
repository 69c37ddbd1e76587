package dev.hayate.training.dev;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.numerics.metric.RankCorrelation;
import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Pairs of texts whose likeness people have judged. Its measure is `spearman`, the rank correlation of their
/// judgements with the cosine similarity, in float64 (sentence-transformers' `EmbeddingSimilarityEvaluator`),
/// and 0 where one of them does not vary. The similarity to a text without tokens is 0.
public final class StsSet implements DevSet {
    private static final int PAIRS_A_UNIT = 64;

    private final String name;
    private final TokenizedTexts first;
    private final TokenizedTexts second;
    private final double[] judgements;

    private StsSet(String name, TokenizedTexts first, TokenizedTexts second, double[] judgements) {
        this.name = name;
        this.first = first;
        this.second = second;
        this.judgements = judgements;
    }

    /// Tokenizes pairs of texts.
    ///
    /// @param judgements by pair: the greater, the more alike; copied
    /// @throws IllegalArgumentException if the lists are not of one length, or empty
    public static StsSet of(
            String name, List<String> first, List<String> second, double[] judgements, Tokenizer tokenizer) {
        if (first.isEmpty() || first.size() != second.size() || first.size() != judgements.length) {
            throw new IllegalArgumentException("pairs need two texts and a judgement each, but there are "
                    + first.size() + ", " + second.size() + " and " + judgements.length);
        }
        return new StsSet(
                name, TokenizedTexts.of(first, tokenizer), TokenizedTexts.of(second, tokenizer), judgements.clone());
    }

    /// Reads pairs from a JSONL file, plain or `.gz`, with `sentence1`, `sentence2` and `score` in every line.
    ///
    /// @throws IOException if the file cannot be read, or a line is not like that
    public static StsSet read(String name, Path file, Tokenizer tokenizer) throws IOException {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        List<Double> judgements = new ArrayList<>();
        for (JsonLine line : JsonLine.readAll(file)) {
            first.add(line.text("sentence1"));
            second.add(line.text("sentence2"));
            judgements.add(line.number("score"));
        }
        double[] numbers = judgements.stream().mapToDouble(Double::doubleValue).toArray();
        return of(name, first, second, numbers, tokenizer);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Score> score(TrainableTable table, int[] dimensions, Workers workers) {
        Prefixes.require(dimensions, table);
        Matrix a = first.vectors(table, workers);
        Matrix b = second.vectors(table, workers);
        double[][] cosines = new double[dimensions.length][first.count()];
        workers.forEach(Math.ceilDiv(first.count(), PAIRS_A_UNIT), (unit, worker) -> {
            for (int n = unit * PAIRS_A_UNIT; n < Math.min(first.count(), (unit + 1) * PAIRS_A_UNIT); n++) {
                cosines(a, b, n, dimensions, cosines);
            }
        });
        double[] values = new double[dimensions.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = correlation(cosines[p]);
        }
        return Prefixes.scores("spearman", dimensions, values);
    }

    private double correlation(double[] cosines) {
        double spearman = RankCorrelation.spearman(cosines, judgements);
        return Double.isNaN(spearman) ? 0 : spearman;
    }

    private static void cosines(Matrix a, Matrix b, int pair, int[] dimensions, double[][] cosines) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        int d = 0;
        for (int p = 0; p < dimensions.length; p++) {
            for (; d < dimensions[p]; d++) {
                double x = a.values()[a.at(pair) + d];
                double y = b.values()[b.at(pair) + d];
                ab += x * y;
                aa += x * x;
                bb += y * y;
            }
            cosines[p][pair] = aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
        }
    }
}
