package dev.hayate.cli;

import java.io.IOException;
import java.util.Iterator;

/// Texts one after another. What goes wrong while they are read comes as an [java.io.UncheckedIOException].
interface Texts extends Iterator<String>, AutoCloseable {
    @Override
    void close() throws IOException;
}
