package dev.hayate.benchmarks.report;

import dev.hayate.benchmarks.contest.Agreement;
import dev.hayate.benchmarks.contest.Spread;
import dev.hayate.benchmarks.contest.Standings;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Writes results as Markdown while they come, and remembers whether results that had to be equal were not.
public final class Report {
    private final PrintStream out;
    private boolean differences;

    /// A report on a stream that stays open.
    public Report(PrintStream out) {
        this.out = out;
    }

    /// Whether results differed that had to be equal.
    public boolean differences() {
        return differences;
    }

    /// Begins a part.
    public void heading(String title) {
        out.printf("%n### %s%n", title);
    }

    /// Begins the report.
    public void title(String title) {
        out.printf("# %s%n%n", title);
    }

    /// A paragraph.
    public void paragraph(String text) {
        out.printf("%n%s%n", text);
    }

    /// A line of a table that a paragraph has begun.
    public void row(String cells) {
        out.printf("%s%n", cells);
    }

    /// An item of a list.
    public void item(String text) {
        out.printf("- %s%n", text);
    }

    /// Tells that something was left out.
    public void skipped(String what) {
        out.printf("%n*Skipped:* %s%n", what);
    }

    /// Results of two programs that must be equal.
    public void required(String programs, Agreement agreement) {
        differences |= !agreement.complete();
        out.printf("%n%s: %s%s%n", programs, agreement, agreement.complete() ? "." : ". **They must not differ.**");
    }

    /// Results of two programs that may differ.
    public void informative(String programs, Agreement agreement) {
        out.printf("%n%s: %s, as their rules may.%n", programs, agreement);
    }

    /// The table of a contest.
    ///
    /// @param unit what a nanosecond figure is given for
    /// @param texts how many texts a round holds
    public void table(Standings standings, Amount unit, long texts) {
        out.printf(
                "%n| program | ns per %s | million %ss/s | texts/s | time relative to the first row: median [least–greatest] |%n",
                unit.noun(), unit.noun());
        out.println("|---|---:|---:|---:|---:|");
        for (int contestant = 0; contestant < standings.contestants(); contestant++) {
            double seconds = standings.seconds(contestant).median();
            out.printf(
                    Locale.ROOT,
                    "| %s | %,.1f | %,.2f | %,.0f | %s |%n",
                    standings.name(contestant),
                    seconds * 1e9 / unit.count(),
                    unit.count() / seconds * 1e-6,
                    texts / seconds,
                    contestant == 0 ? "1" : times(standings.timesTheFirst(contestant)));
        }
        out.flush();
    }

    /// A list of facts.
    public void facts(List<String> facts) {
        facts.forEach(this::item);
    }

    private static String times(Spread ratio) {
        return String.format(Locale.ROOT, "**%.2f ×** [%.2f–%.2f]", ratio.median(), ratio.least(), ratio.greatest());
    }
}
