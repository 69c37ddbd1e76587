package dev.hayate.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Where a command reads and writes. UTF-8 whatever the locale, and nothing swallows an error of the output.
///
/// @param in the standard input
/// @param out the standard output, for results only
/// @param err the standard error, for all else
/// @param interactive whether somebody sits in front of it
/// @param folder what relative paths start from
record Terminal(InputStream in, OutputStream out, PrintWriter err, boolean interactive, Path folder) {

    static Terminal ofProcess() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false),
                Path.of(""));
    }

    Path resolve(String path) {
        return folder.resolve(path);
    }

    /// A writer for results; close it, or the end is lost.
    ResultWriter results() {
        return new ResultWriter(out);
    }
}
