package dev.hayate.evaluation.lexical;

import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Orders that follow from a seed and the number of the query alone.
public record Chance(long seed) {
    private static final int PASSAGES_AT_A_TIME = 4096;

    /// Draws passages for every query, each order equally likely. Reads the corpus twice, in bounded memory.
    ///
    /// @param queries how many queries there are
    /// @param count how many passages a query shall get; fewer where the corpus has fewer
    /// @return by query, passages with the scores 1, 1/2, 1/3 …
    /// @throws IllegalArgumentException if `count` is below 1
    public List<Ranking> search(Corpus corpus, int queries, int count) throws IOException {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count);
        }
        int passages = size(corpus);
        int drawn = Math.min(count, passages);
        List<int[]> numbers = IntStream.range(0, queries)
                .mapToObj(query -> draw(random(query), passages, drawn))
                .toList();
        Map<Integer, String> ids = ids(corpus, numbers);
        double[] scores = IntStream.rangeClosed(1, drawn)
                .mapToDouble(place -> 1.0 / place)
                .toArray();
        return numbers.stream()
                .map(drawnFor ->
                        new Ranking(Arrays.stream(drawnFor).mapToObj(ids::get).toList(), scores))
                .toList();
    }

    /// Draws a score from 0 to 1 for every candidate of a query.
    ///
    /// @param query the number of the query
    /// @param candidates how many it has
    public double[] scores(int query, int candidates) {
        return random(query).doubles(candidates).toArray();
    }

    private SplittableRandom random(int query) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ query);
    }

    /// The first `drawn` of the numbers `0 .. count - 1` after a shuffle, of which only what moves is written
    /// down.
    private static int[] draw(SplittableRandom random, int count, int drawn) {
        Map<Integer, Integer> moved = new HashMap<>();
        int[] numbers = new int[drawn];
        for (int i = 0; i < drawn; i++) {
            int j = random.nextInt(i, count);
            numbers[i] = moved.getOrDefault(j, j);
            moved.put(j, moved.getOrDefault(i, i));
        }
        return numbers;
    }

    private static int size(Corpus corpus) throws IOException {
        try (Corpus.Reader reader = corpus.open()) {
            int size = 0;
            for (int read = reader.next(PASSAGES_AT_A_TIME).size(); read > 0; ) {
                size = Math.addExact(size, read);
                read = reader.next(PASSAGES_AT_A_TIME).size();
            }
            return size;
        }
    }

    private static Map<Integer, String> ids(Corpus corpus, List<int[]> numbers) throws IOException {
        int[] wanted = numbers.stream()
                .flatMapToInt(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
        Map<Integer, String> ids = new HashMap<>(2 * wanted.length);
        try (Corpus.Reader reader = corpus.open()) {
            int first = 0;
            int next = 0;
            while (next < wanted.length) {
                Passages read = reader.next(PASSAGES_AT_A_TIME);
                while (next < wanted.length && wanted[next] < first + read.size()) {
                    ids.put(wanted[next], read.ids().get(wanted[next] - first));
                    next++;
                }
                first += read.size();
            }
        }
        return ids;
    }
}
