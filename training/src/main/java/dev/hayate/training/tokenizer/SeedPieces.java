package dev.hayate.training.tokenizer;

import dev.hayate.numerics.Workers;
import java.util.Arrays;

/// The pieces that training starts from: every required character, and the longer substrings that cover most text.
/// Those are seen at least twice, and not always before the same character; else the longer one stands for them.
/// Mirrors `MakeSeedSentencePieces` of SentencePiece, but sees the end of every word as a character of its own,
/// so that a frequent word is a seed even if the same word always follows it.
final class SeedPieces {
    private static final int SHORTEST = 2;

    private final SuffixArray suffixes;
    private final int longest;
    private final long[] weightsBefore;
    private long[] scores = new long[1 << 10];
    private int[] starts = new int[1 << 10];
    private int[] lengths = new int[1 << 10];
    private int found;

    private SeedPieces(SuffixArray suffixes, int longest, long[] weightsBefore) {
        this.suffixes = suffixes;
        this.longest = longest;
        this.weightsBefore = weightsBefore;
    }

    /// Finds them in words.
    ///
    /// @param most the most substrings of two or more characters
    /// @param longest their most characters
    static Pieces of(Runs words, RequiredCharacters required, int most, int longest, Workers workers) {
        SuffixArray suffixes = SuffixArray.of(words.codes(), required.size() + 1, Math.addExact(longest, 1), workers);
        SeedPieces seeds = new SeedPieces(suffixes, longest, weightsBefore(suffixes, words));
        seeds.findSubstrings();
        seeds.keepBest(most);
        return seeds.withCharacters(words, required);
    }

    private static long[] weightsBefore(SuffixArray suffixes, Runs words) {
        int[] wordAt = new int[words.codes().length];
        for (int word = 0; word < words.size(); word++) {
            Arrays.fill(wordAt, words.starts()[word], words.end(word), word);
        }
        long[] before = new long[suffixes.order().length + 1];
        for (int i = 0; i < suffixes.order().length; i++) {
            before[i + 1] = before[i] + words.weights()[wordAt[suffixes.order()[i]]];
        }
        return before;
    }

    /// Visits the inner nodes of the suffix tree, and those leaves that stand for a word seen more than once.
    private void findSubstrings() {
        int count = suffixes.order().length;
        int[] openFrom = new int[suffixes.depth() + 1];
        int[] openLength = new int[suffixes.depth() + 1];
        int open = 0;
        int commonBefore = 0;
        for (int i = 0; i < count; i++) {
            int common = i + 1 < count ? suffixes.common(i, i + 1) : 0;
            int shared = Math.max(common, commonBefore);
            int whole = lengthBeyond(suffixes.order()[i], shared);
            if (whole > shared) {
                add(i, i + 1, whole);
            }
            int from = i;
            while (open > 0 && openLength[open - 1] > common) {
                open--;
                from = openFrom[open];
                add(from, i + 1, openLength[open]);
            }
            if (common > 0 && (open == 0 || openLength[open - 1] < common)) {
                openFrom[open] = from;
                openLength[open++] = common;
            }
            commonBefore = common;
        }
    }

    private int lengthBeyond(int start, int known) {
        int length = known;
        while (length <= longest && suffixes.codes()[start + length] != 0) {
            length++;
        }
        return length;
    }

    private void add(int from, int to, int length) {
        long seen = weightsBefore[to] - weightsBefore[from];
        if (length < SHORTEST || length > longest || seen < 2) {
            return;
        }
        if (found == scores.length) {
            int capacity = found + (found >> 1);
            scores = Arrays.copyOf(scores, capacity);
            starts = Arrays.copyOf(starts, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
        }
        scores[found] = seen * length;
        starts[found] = suffixes.order()[from];
        lengths[found++] = length;
    }

    /// Of equally good ones those that come first in the order of their characters.
    private void keepBest(int most) {
        if (found <= most) {
            return;
        }
        long[] sorted = Arrays.copyOf(scores, found);
        Arrays.sort(sorted);
        long least = sorted[found - most];
        int ofLeast = most;
        for (int i = found - 1; i >= 0 && sorted[i] > least; i--) {
            ofLeast--;
        }
        int kept = 0;
        for (int i = 0; i < found; i++) {
            if (scores[i] > least || (scores[i] == least && ofLeast-- > 0)) {
                scores[kept] = scores[i];
                starts[kept] = starts[i];
                lengths[kept++] = lengths[i];
            }
        }
        found = kept;
    }

    /// The substrings stand in the order of their characters; every character goes behind those that begin with
    /// it.
    private Pieces withCharacters(Runs words, RequiredCharacters required) {
        int[] places = firstPlaces(words, required.size());
        int[] allStarts = new int[required.size() + found];
        int[] allLengths = new int[allStarts.length];
        double[] allScores = new double[allStarts.length];
        int to = 0;
        int from = 0;
        for (int code = 1; code <= required.size(); code++) {
            for (; from < found && suffixes.codes()[starts[from]] == code; from++) {
                allStarts[to] = starts[from];
                allLengths[to] = lengths[from];
                allScores[to++] = scores[from];
            }
            allStarts[to] = places[code];
            allLengths[to] = 1;
            allScores[to++] = required.counts()[code];
        }
        double logSum = Math.log(Arrays.stream(allScores).sum());
        Arrays.setAll(allScores, piece -> Math.log(allScores[piece]) - logSum);
        return new Pieces(words.codes(), allStarts, allLengths, allScores);
    }

    /// By code, a place where the character stands.
    private static int[] firstPlaces(Runs words, int characters) {
        int[] places = new int[characters + 1];
        for (int at = words.codes().length - 1; at >= 0; at--) {
            places[words.codes()[at]] = at;
        }
        return places;
    }
}
