package dev.hayate.evaluation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// Files that appear under their name only when they are complete.
final class OutputFile {
    private static final String NOT_IN_NAMES = "/\\:*?\"<>|%";

    private OutputFile() {}

    /// Writes a file, in place of an earlier one; makes its folder where there is none.
    static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A name as part of a file's: what no file may be called by is escaped as in addresses, so that two names
    /// stay two.
    static String name(String name) {
        StringBuilder safe = new StringBuilder();
        for (int n = 0; n < name.length(); n++) {
            char letter = name.charAt(n);
            boolean hidden = letter == '.' && n == 0;
            if (hidden || letter < ' ' || NOT_IN_NAMES.indexOf(letter) >= 0) {
                safe.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
            } else {
                safe.append(letter);
            }
        }
        return safe.toString();
    }
}
