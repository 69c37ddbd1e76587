package dev.hayate.search;

import dev.hayate.search.fusion.Fusion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Joins what words and vectors have found. A document that only one of them has found gets the score that the
/// passage it was found by has for the other: so no document is behind because the list of the other ended
/// before it.
final class JoinedSearch {
    /// A document that words, vectors or both have found.
    ///
    /// @param shown the passage that is shown
    /// @param words its score by words; NaN where no word is shared
    /// @param vector its cosine; NaN where it has no vector
    record Joined(Found shown, double words, double vector, double score) {}

    /// Scores of passages, in their order.
    @FunctionalInterface
    interface Scores {
        double[] of(List<Integer> passages) throws IOException;
    }

    private JoinedSearch() {}

    /// The best documents of both, the best first.
    ///
    /// @param words what passages score by words
    /// @param vectors what passages score by their vectors
    static List<Joined> best(
            List<Found> byWords, List<Found> byVector, Scores words, Scores vectors, Fusion fusion, int count)
            throws IOException {
        Map<Long, Found> shown = new LinkedHashMap<>();
        byWords.forEach(found -> shown.put(found.sequence(), found));
        byVector.forEach(found -> shown.putIfAbsent(found.sequence(), found));
        List<Found> documents = List.copyOf(shown.values());
        double[] wordScores = scores(documents, byWords, words);
        double[] vectorScores = scores(documents, byVector, vectors);
        double[] scores = fusion.join(wordScores, vectorScores);
        List<Joined> joined = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            joined.add(new Joined(documents.get(i), wordScores[i], vectorScores[i], scores[i]));
        }
        joined.sort(Comparator.comparingDouble(Joined::score)
                .reversed()
                .thenComparingLong(document -> document.shown().sequence()));
        return joined.subList(0, Math.min(count, joined.size()));
    }

    /// What was found, and for all other documents what the passage that is shown scores.
    private static double[] scores(List<Found> documents, List<Found> found, Scores missing) throws IOException {
        Map<Long, Double> known = new LinkedHashMap<>();
        found.forEach(one -> known.put(one.sequence(), one.score()));
        List<Found> unknown = documents.stream()
                .filter(document -> !known.containsKey(document.sequence()))
                .toList();
        double[] filled = missing.of(unknown.stream().map(Found::passage).toList());
        for (int i = 0; i < filled.length; i++) {
            known.put(unknown.get(i).sequence(), filled[i]);
        }
        return documents.stream()
                .mapToDouble(document -> known.getOrDefault(document.sequence(), Double.NaN))
                .toArray();
    }
}
