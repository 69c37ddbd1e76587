package dev.hayate.training.tokenizer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The characters that must be pieces by themselves, from the most frequent on: as few as cover a given part of
/// all characters. Each has a code, its rank from 1 on.
///
/// @param codePoints by code; entry 0 means nothing
/// @param counts by code, how often the character is seen; entry 0 counts all that are left out
record RequiredCharacters(int[] codePoints, long[] counts) {
    /// The code of what is no required character.
    static final int NONE = 0;

    /// Chooses the characters; of equally frequent ones the lower code point comes first.
    static RequiredCharacters of(RunCounter runs, double coverage) {
        long[] counts = count(runs);
        int[] ranked = ranked(counts);
        long all = Arrays.stream(counts).sum();
        int chosen = 0;
        long covered = 0;
        while (chosen < ranked.length && (double) covered / all < coverage) {
            covered += counts[ranked[chosen++]];
        }
        int[] codePoints = new int[chosen + 1];
        long[] chosenCounts = new long[chosen + 1];
        for (int code = 1; code <= chosen; code++) {
            codePoints[code] = ranked[code - 1];
            chosenCounts[code] = counts[ranked[code - 1]];
        }
        chosenCounts[NONE] = all - covered;
        return new RequiredCharacters(codePoints, chosenCounts);
    }

    private static long[] count(RunCounter runs) {
        long[] counts = new long[Character.MAX_CODE_POINT + 1];
        for (int run = 0; run < runs.size(); run++) {
            for (int i = runs.start(run); i < runs.end(run); i++) {
                counts[runs.characters()[i]] += runs.count(run);
            }
        }
        return counts;
    }

    private static int[] ranked(long[] counts) {
        record Counted(int codePoint, long count) {}
        return IntStream.range(0, counts.length)
                .filter(codePoint -> counts[codePoint] > 0)
                .mapToObj(codePoint -> new Counted(codePoint, counts[codePoint]))
                .sorted(Comparator.comparingLong(Counted::count).reversed().thenComparingInt(Counted::codePoint))
                .mapToInt(Counted::codePoint)
                .toArray();
    }

    /// The number of characters.
    int size() {
        return codePoints.length - 1;
    }

    /// By code point, its code.
    int[] codes() {
        int[] codes = new int[Character.MAX_CODE_POINT + 1];
        for (int code = 1; code < codePoints.length; code++) {
            codes[codePoints[code]] = code;
        }
        return codes;
    }
}
