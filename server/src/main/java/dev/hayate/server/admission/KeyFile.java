package dev.hayate.server.admission;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Keys in a file: `NAME:KEY` or `KEY` a line; empty lines and those that begin with `#` do not count.
public final class KeyFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeyFile() {}

    /// Reads the keys. One without a name is called after its line, such as `line-3`.
    ///
    /// @throws IllegalArgumentException naming file and line, if a line is no key or there is none at all
    public static List<ApiKey> read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8 text", e);
        }
        List<ApiKey> keys = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(key(file, i + 1, line));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no key; write NAME:KEY on a line of its own");
        }
        return keys;
    }

    private static ApiKey key(Path file, int number, String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "line-" + number : line.substring(0, colon).strip();
        try {
            return ApiKey.of(name, line.substring(colon + 1).strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
        }
    }

    /// Whether users other than its owner may read or change the file; false where files have no such rights.
    public static boolean isOpenToOthers(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains);
    }
}
