package dev.hayate.benchmarks.texts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// All texts of one comparison. No text is in two slices.
///
/// @param shape what the texts are like
/// @param warmUp texts for the time before the clock runs
/// @param sample texts on which the results of the programs are compared
/// @param rounds the timed texts, a slice a round
public record Slices(TextShape shape, Slice warmUp, Slice sample, List<Slice> rounds) {
    private static final int SAMPLE_TEXTS = 1_000;
    private static final long SEED = 20260;

    /// Keeps its own copy of the list.
    public Slices {
        rounds = List.copyOf(rounds);
    }

    /// Cuts documents into texts and deals them out. Where there are too few texts, every slice becomes smaller
    /// by the same factor.
    ///
    /// @param charactersPerRound how many UTF-16 units a round should have
    /// @throws IOException if a file cannot be read
    /// @throws IllegalArgumentException if there are fewer texts than slices
    public static Slices of(TextFiles files, TextShape shape, int rounds, int charactersPerRound) throws IOException {
        Set<String> unique = new LinkedHashSet<>();
        files.forEach(document -> unique.addAll(shape.cut(document)));
        List<String> texts = new ArrayList<>(unique);
        Collections.shuffle(texts, new Random(SEED));
        return deal(shape, texts, rounds, charactersPerRound);
    }

    static Slices deal(TextShape shape, List<String> texts, int rounds, int charactersPerRound) {
        int slices = rounds + 2;
        if (texts.size() < slices) {
            throw new IllegalArgumentException("expected at least " + slices + " texts of shape '" + shape.name()
                    + "' (" + shape.shortest() + " to " + shape.longest() + " characters), got " + texts.size());
        }
        double meanLength = texts.stream().mapToInt(String::length).average().orElseThrow();
        int wanted = (int) Math.clamp(Math.ceil(charactersPerRound / meanLength), 1, Integer.MAX_VALUE);
        int sampleTexts = Math.min(SAMPLE_TEXTS, Math.max(1, texts.size() / slices));
        int perSlice = Math.min(wanted, (texts.size() - sampleTexts) / (rounds + 1));

        Slice sample = Slice.of(1, texts.subList(0, sampleTexts));
        Slice warmUp = Slice.of(0, texts.subList(sampleTexts, sampleTexts + perSlice));
        List<Slice> timed = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int from = sampleTexts + (round + 1) * perSlice;
            timed.add(Slice.of(round + 2, texts.subList(from, from + perSlice)));
        }
        return new Slices(shape, warmUp, sample, timed);
    }

    /// Every slice, each at the place that its index says.
    public List<Slice> all() {
        List<Slice> all = new ArrayList<>(List.of(warmUp, sample));
        all.addAll(rounds);
        return all;
    }

    /// How many code points a timed slice has on average.
    public long meanCharactersPerRound() {
        return rounds.stream().mapToLong(Slice::characters).sum() / rounds.size();
    }

    /// One line for the report.
    public String describe() {
        int texts = rounds.getFirst().texts().size();
        return String.format(
                Locale.ROOT,
                "%,d rounds of %,d unseen texts (%s), %.0f characters each on average, %,d characters a round",
                rounds.size(),
                texts,
                shape.name(),
                (double) meanCharactersPerRound() / texts,
                meanCharactersPerRound());
    }
}
