package dev.hayate.mining;

import dev.hayate.numerics.Workers;
import dev.hayate.numerics.neighbours.ExhaustiveSearch;
import dev.hayate.numerics.neighbours.PairSearch;
import dev.hayate.numerics.neighbours.Pairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Texts that are nearly alike, among a million of them: those whose vectors have at least a certain cosine, as
/// [dev.hayate.Similarity#COSINE] has it.
///
/// Texts with equal vectors, such as equal texts, are not paired with each other, but each with the first of them
/// alone; and all other pairs name that one. So a thousand equal texts give 999 pairs. Texts without tokens are
/// like nothing. What is found does not depend on the number of threads.
public final class NearDuplicates {
    private static final int KEYS_A_UNIT = 1 << 14;
    private static final int NONE = -1;

    /// What to look for.
    ///
    /// @param threshold the least cosine, above 0 and at most 1
    /// @param search [ExhaustiveSearch] finds every pair, [CellSearch] nearly every one in much less time
    /// @param mostPairs how many pairs there may be, as each takes 16 bytes; groups take none
    public record Settings(float threshold, PairSearch search, int mostPairs) {
        /// All pairs from 0.9 up, ten million at most.
        public static final Settings DEFAULT = new Settings(0.9f, new ExhaustiveSearch(), 10_000_000);

        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException if one is out of its range
        public Settings {
            PairSearch.requireThreshold(threshold);
            if (mostPairs < 1) {
                throw new IllegalArgumentException("at least 1 pair must be allowed, not " + mostPairs);
            }
        }
    }

    private final TextVectors texts;
    private final Settings settings;
    private final DoubleConsumer progress;
    private final Workers workers;

    /// @param progress is told which part of the search is done, from 0 to 1, by several threads
    public NearDuplicates(TextVectors texts, Settings settings, DoubleConsumer progress, Workers workers) {
        this.texts = texts;
        this.settings = settings;
        this.progress = progress;
        this.workers = workers;
    }

    /// Passes on the pairs of which one text is new, the most alike first, then in the order of their rows.
    ///
    /// @return how many there are
    /// @throws IllegalArgumentException if there are more than are allowed
    public int pairs(Consumer<SimilarPair> use) {
        PairCollector collector = new PairCollector(workers.count(), settings.mostPairs);
        search(collector);
        if (collector.isFull()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "more than %,d pairs are at or above %s: raise the threshold, allow more pairs, or ask for groups",
                    settings.mostPairs,
                    settings.threshold));
        }
        long[] near = collector.pairs();
        for (int i = 0; i < near.length; i++) {
            near[i] = key(texts.first((int) near[i]), texts.first((int) (near[i] >>> Integer.SIZE)));
        }
        long[] keys = LongStream.concat(Arrays.stream(near), equalTexts()).toArray();
        Arrays.parallelSort(keys);
        for (long placed : bySimilarity(keys)) {
            long key = keys[(int) placed];
            use.accept(new SimilarPair(row(key), other(key), similarity(key)));
        }
        return keys.length;
    }

    /// Passes on the groups of at least two texts with a new one among them, in the order of their first texts. Of
    /// texts that were seen before and are equal, the first alone is a member.
    ///
    /// @return how many there are
    public int groups(Consumer<TextGroup> use) {
        Components components = new Components(texts.vectors().rows());
        search(components);
        int[] next = new int[texts.rows()];
        int[] last = new int[texts.vectors().rows()];
        int groups = 0;
        Arrays.fill(next, NONE);
        Arrays.fill(last, NONE);
        for (int row = 0; row < next.length; row++) {
            if (isMember(row)) {
                int group = components.group(texts.vector(row));
                if (last[group] != NONE) {
                    next[last[group]] = row;
                }
                last[group] = row;
            }
        }
        for (int row = 0; row < next.length; row++) {
            boolean isFirst = texts.first(components.group(texts.vector(row))) == row;
            if (isFirst && next[row] != NONE && last[components.group(texts.vector(row))] >= texts.seenRows()) {
                use.accept(group(row, next));
                groups++;
            }
        }
        return groups;
    }

    /// A text without tokens stays alone, even if there are several; so does one that was seen and has an equal.
    private boolean isMember(int row) {
        int vector = texts.vector(row);
        return !texts.vectors().isZero(vector) && (row >= texts.seenRows() || texts.first(vector) == row);
    }

    private TextGroup group(int first, int[] next) {
        List<TextGroup.Member> members = new ArrayList<>();
        for (int row = first; row != NONE; row = next[row]) {
            members.add(new TextGroup.Member(row, similarity(key(first, row))));
        }
        return new TextGroup(members);
    }

    private void search(Pairs pairs) {
        double[] told = new double[1];
        settings.search.find(
                texts.vectors(),
                texts.seenVectors(),
                settings.threshold,
                pairs,
                part -> {
                    synchronized (told) {
                        if (part > told[0]) {
                            told[0] = part;
                            progress.accept(part);
                        }
                    }
                },
                workers);
    }

    /// Each new text whose vector an earlier one has, with the first of those.
    private LongStream equalTexts() {
        return IntStream.range(texts.seenRows(), texts.rows())
                .filter(row -> texts.first(texts.vector(row)) != row)
                .mapToLong(row -> key(texts.first(texts.vector(row)), row))
                .filter(key -> similarity(key) >= settings.threshold);
    }

    /// The places of keys, the most alike pair first.
    private long[] bySimilarity(long[] keys) {
        long[] order = new long[keys.length];
        workers.forEach(Math.ceilDiv(keys.length, KEYS_A_UNIT), (unit, worker) -> {
            int end = Math.min(keys.length, (unit + 1) * KEYS_A_UNIT);
            for (int i = unit * KEYS_A_UNIT; i < end; i++) {
                order[i] = key(Integer.MAX_VALUE - Float.floatToIntBits(similarity(keys[i])), i);
            }
        });
        Arrays.parallelSort(order);
        return order;
    }

    private float similarity(long key) {
        return texts.vectors().cosine(texts.vector(row(key)), texts.vector(other(key)));
    }

    private static long key(int row, int other) {
        return (long) row << Integer.SIZE | other;
    }

    private static int row(long key) {
        return (int) (key >>> Integer.SIZE);
    }

    private static int other(long key) {
        return (int) key;
    }
}
