package dev.hayate.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What a command did: its exit code and what it wrote.
record CommandRun(int exitCode, String out, String err) {

    /// Runs a command in a folder, nothing on its standard input.
    static CommandRun in(Path folder, String... arguments) {
        return in(folder, new byte[0], arguments);
    }

    static CommandRun in(Path folder, byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(new ByteArrayInputStream(input), out, new PrintWriter(err, true), false, folder);
        int exitCode = Main.run(terminal, arguments);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    List<String> errors() {
        return err.lines().toList();
    }
}
