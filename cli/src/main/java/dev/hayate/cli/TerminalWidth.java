package dev.hayate.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How wide the terminal is.
final class TerminalWidth {
    /// What is taken where nobody knows.
    static final int USUAL = 80;

    private static final int LEAST = 20;
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,5})");

    private TerminalWidth() {}

    /// Asks `stty`, as the JDK does not tell.
    static int columns() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Matcher size =
                    SIZE.matcher(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
            return size.matches() && Integer.parseInt(size.group(1)) >= LEAST ? Integer.parseInt(size.group(1)) : USUAL;
        } catch (IOException e) {
            return USUAL;
        }
    }
}
