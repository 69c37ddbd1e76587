package dev.hayate.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A bar on standard error, if somebody sits there to see it.
final class Progress implements AutoCloseable {
    static final Progress NONE = new Progress(null);

    private @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static Progress of(Terminal terminal, boolean quiet, String unit) {
        return quiet || !terminal.interactive()
                ? NONE
                : new Progress(
                        builder().setInitialMax(-1).setUnit(" " + unit, 1).build());
    }

    static Progress ofBytes(Terminal terminal, boolean quiet, String file, long size) {
        return quiet || !terminal.interactive()
                ? NONE
                : new Progress(builder()
                        .setTaskName(file)
                        .setInitialMax(size)
                        .setUnit(" MB", 1_000_000)
                        .build());
    }

    /// @param steps how many there are, or -1 where that is not known
    static Progress ofSteps(Terminal terminal, boolean quiet, String what, long from, long steps) {
        return quiet || !terminal.interactive()
                ? NONE
                : new Progress(builder()
                        .setTaskName(what)
                        .startsFrom(from, Duration.ZERO)
                        .setInitialMax(steps)
                        .build());
    }

    private static ProgressBarBuilder builder() {
        return new ProgressBarBuilder()
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish();
    }

    void reach(long count) {
        if (bar != null) {
            bar.stepTo(count);
        }
    }

    void add(long count) {
        if (bar != null) {
            bar.stepBy(count);
        }
    }

    /// Shows a few words behind the bar.
    void say(String words) {
        if (bar != null) {
            bar.setExtraMessage(words);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
