package dev.hayate.benchmarks.comparison;

import dev.hayate.benchmarks.contest.Contest;
import dev.hayate.benchmarks.contest.Contestant;
import dev.hayate.benchmarks.report.Amount;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.texts.Slice;
import dev.hayate.benchmarks.texts.Slices;
import java.io.IOException;
import java.util.List;

/// Contests over texts, told per character.
final class Races {
    private Races() {}

    static void ofTexts(Settings settings, Slices slices, List<? extends Contestant<Slice>> contestants, Report report)
            throws IOException {
        Contest<Slice> contest = new Contest<>(
                slices.warmUp(), slices.rounds(), settings.effort().warmUpSeconds());
        Amount characters = new Amount("character", slices.meanCharactersPerRound());
        report.table(
                contest.run(contestants),
                characters,
                slices.rounds().getFirst().texts().size());
    }
}
