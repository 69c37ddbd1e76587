package dev.hayate.benchmarks.search;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.texts.TextFiles;
import dev.hayate.evaluation.Evaluation;
import dev.hayate.evaluation.EvaluationOptions;
import dev.hayate.evaluation.Prompts;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.evaluation.task.Queries;
import dev.hayate.evaluation.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A whole retrieval task over generated passages, from texts to scores: encoded, searched, and none of it kept.
public final class WholeSearch {
    private static final int CHARACTERS = 130;
    private static final String METRIC = "ndcg@10";

    private WholeSearch() {}

    /// Runs the task once, and tells how long it takes.
    ///
    /// @param file whose texts are cut to passages and queries
    public static String measure(StaticEmbeddingModel model, Path file, int passages, int queries, int threads)
            throws IOException {
        List<String> pieces = pieces(file);
        Task.Retrieval task = new Task.Retrieval(
                "generated", Optional.empty(), queries(pieces, queries), new Generated(pieces, passages), METRIC);
        EvaluationOptions options =
                new EvaluationOptions(List.of(model.dimension()), List.of(), false, Prompts.NONE, 1, threads);
        Path folder = Files.createTempDirectory("hayate-search");
        long begin = System.nanoTime();
        try (Evaluation evaluation = Evaluation.of(model, options, folder)) {
            TaskScores scores = evaluation.run("generated", task, Protocol.CORRECTED);
            double seconds = (System.nanoTime() - begin) * 1e-9;
            return String.format(
                    Locale.ROOT,
                    "%,d queries in %,d generated passages of %d characters, %d dimensions, from texts to scores: %.0f s, of"
                            + " which encoding %.0f s",
                    queries,
                    passages,
                    CHARACTERS,
                    model.dimension(),
                    seconds,
                    scores.encodeSeconds());
        } finally {
            Files.delete(folder);
        }
    }

    private static List<String> pieces(Path file) throws IOException {
        List<String> pieces = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        new TextFiles(List.of(file)).forEach(document -> {
            rest.append(document);
            while (rest.length() >= CHARACTERS / 2) {
                pieces.add(rest.substring(0, CHARACTERS / 2));
                rest.delete(0, CHARACTERS / 2);
            }
        });
        return pieces;
    }

    /// Half a passage each, which is that passage's query.
    private static Queries queries(List<String> pieces, int count) {
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Map<String, Double>> relevant = new ArrayList<>();
        for (int query = 0; query < count; query++) {
            int piece = query * 7 % pieces.size();
            ids.add("q" + query);
            texts.add(pieces.get(piece));
            relevant.add(Map.of("p" + piece, 1.0));
        }
        return new Queries(ids, texts, relevant);
    }

    /// Every piece beside another one.
    private record Generated(List<String> pieces, int count) implements Corpus {
        @Override
        public OptionalLong size() {
            return OptionalLong.of(count);
        }

        @Override
        public Reader open() {
            return new Reader() {
                private int next;

                @Override
                public Passages next(int atMost) {
                    int wanted = Math.min(atMost, count - next);
                    List<String> ids = new ArrayList<>(wanted);
                    List<String> texts = new ArrayList<>(wanted);
                    for (int i = 0; i < wanted; i++, next++) {
                        int turn = next / pieces.size() + 1;
                        ids.add("p" + next);
                        texts.add(pieces.get(next % pieces.size())
                                + pieces.get((int) ((next * 31L + turn * 7919L) % pieces.size())));
                    }
                    return new Passages(ids, texts);
                }

                @Override
                public void close() {}
            };
        }
    }
}
