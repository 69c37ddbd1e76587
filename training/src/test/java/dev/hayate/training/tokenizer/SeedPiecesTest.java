package dev.hayate.training.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Workers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedPiecesTest {
    private static final int LONGEST = 6;

    private static RunCounter count(Map<String, Integer> words) {
        RunCounter counter = new RunCounter();
        words.forEach((word, times) -> {
            int[] codePoints = word.codePoints().toArray();
            counter.add(codePoints, 0, codePoints.length, times);
        });
        return counter;
    }

    private static Map<String, Double> seeds(Map<String, Integer> words, int most) {
        RunCounter counter = count(words);
        RequiredCharacters required = RequiredCharacters.of(counter, 1);
        try (Workers workers = new Workers(2)) {
            Pieces pieces = SeedPieces.of(Runs.of(counter, required), required, most, LONGEST, workers);
            Map<String, Double> seeds = new HashMap<>();
            for (int piece = 0; piece < pieces.size(); piece++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < pieces.lengths()[piece]; i++) {
                    text.appendCodePoint(required.codePoints()[pieces.codes()[pieces.starts()[piece] + i]]);
                }
                assertThat(seeds.put(text.toString(), pieces.scores()[piece])).isNull();
            }
            return seeds;
        }
    }

    /// Counts every substring, and leaves out those that one character always follows.
    private static Map<String, Integer> expectedScores(Map<String, Integer> words) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Set<String>> followers = new HashMap<>();
        words.forEach((word, times) -> {
            for (int from = 0; from < word.length(); from++) {
                for (int to = from + 1; to <= word.length(); to++) {
                    String part = word.substring(from, to);
                    seen.merge(part, times, Integer::sum);
                    String follower = to == word.length() ? "end of " + word + from : word.substring(to, to + 1);
                    followers.computeIfAbsent(part, key -> new HashSet<>()).add(follower);
                    if (to == word.length() && times > 1) {
                        followers.computeIfAbsent(part, key -> new HashSet<>()).add("another end");
                    }
                }
            }
        });
        Map<String, Integer> scores = new HashMap<>();
        seen.forEach((part, times) -> {
            boolean single = part.length() == 1;
            if (single
                    || (part.length() <= LONGEST
                            && times >= 2
                            && followers.getOrDefault(part, Set.of()).size() > 1)) {
                scores.put(part, times * part.length());
            }
        });
        return scores;
    }

    private static Map<String, Integer> randomWords() {
        Random random = new Random(11);
        Map<String, Integer> words = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                word.append((char) ('a' + random.nextInt(3)));
            }
            words.put(word.toString(), 1 + random.nextInt(4));
        }
        return words;
    }

    @Test
    void findsTheSubstringsThatCountingFinds() {
        Map<String, Integer> words = randomWords();
        Map<String, Integer> expected = expectedScores(words);
        double sum = expected.values().stream().mapToInt(Integer::intValue).sum();

        Map<String, Double> seeds = seeds(words, Integer.MAX_VALUE);

        assertThat(seeds.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (part, score) -> assertThat(seeds.get(part)).as(part).isCloseTo(Math.log(score / sum), within(1e-12)));
    }

    @Test
    void keepsTheBestBesideAllCharacters() {
        Map<String, Integer> words = Map.of("abcabc", 5, "abcd", 3, "xy", 2);

        assertThat(seeds(words, 1).keySet()).containsExactlyInAnyOrder("a", "b", "c", "d", "x", "y", "abc");
    }

    @Test
    void seesAFrequentWordThatIsNowhereElse() {
        assertThat(seeds(Map.of("studio", 7, "cat", 1), 10).keySet()).contains("studio");
    }
}
