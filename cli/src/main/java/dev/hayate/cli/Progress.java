package dev.hayate.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A bar on standard error, if somebody sits there to see it.
final class Progress implements AutoCloseable {
    static final Progress NONE = new Progress(null);

    private final @Nullable ProgressBar bar;

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

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
