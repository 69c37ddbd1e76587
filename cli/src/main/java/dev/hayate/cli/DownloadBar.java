package dev.hayate.cli;

import dev.hayate.hub.DownloadListener;

/// Shows how the files of a model come, one bar after the other.
final class DownloadBar implements DownloadListener, AutoCloseable {
    private final Terminal terminal;
    private final boolean quiet;
    private String file = "";
    private Progress bar = Progress.NONE;

    DownloadBar(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public void progressed(String file, long done, long size) {
        if (!file.equals(this.file)) {
            bar.close();
            this.file = file;
            bar = Progress.ofBytes(terminal, quiet, file, size);
        }
        bar.reach(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
