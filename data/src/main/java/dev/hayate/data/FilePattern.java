package dev.hayate.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// The name of a file, or a pattern of such names as [java.nio.file.FileSystem#getPathMatcher] has them.
///
/// @param folder an existing folder, or one that is not there
/// @param pattern relative to it; may be absolute if it has no wildcards
record FilePattern(Path folder, String pattern) {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    static FilePattern parse(String pattern, Path folder) {
        int wildcard = firstWildcard(pattern);
        int slash = wildcard < 0 ? -1 : pattern.lastIndexOf('/', wildcard);
        return slash < 0
                ? new FilePattern(folder, pattern)
                : new FilePattern(folder.resolve(pattern.substring(0, slash + 1)), pattern.substring(slash + 1));
    }

    private static int firstWildcard(String pattern) {
        return WILDCARD.matcher(pattern)
                .results()
                .mapToInt(match -> match.start())
                .findFirst()
                .orElse(-1);
    }

    /// Matches names with `/` between folders; `*` stays within a folder, and `**/` may stand for none.
    static Predicate<String> matcher(String pattern) {
        PathMatcher matcher = pathMatcher(pattern);
        Predicate<String> matches = name -> matcher.matches(Path.of(name));
        return pattern.startsWith("**/") ? matches.or(matcher(pattern.substring("**/".length()))) : matches;
    }

    private static PathMatcher pathMatcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + pattern + "\" is not a pattern: " + e.getDescription(), e);
        }
    }

    /// The files there are, in the order of their names.
    ///
    /// @throws IllegalArgumentException if it is not a pattern
    List<Path> files() throws IOException {
        if (isName()) {
            return List.of(folder.resolve(pattern));
        }
        if (firstWildcard(pattern) < 0 || !Files.isDirectory(folder)) {
            return List.of();
        }
        PathMatcher matcher = pathMatcher(pattern);
        int depth = pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/", -1).length;
        try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> matcher.matches(folder.relativize(file)) && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isName() {
        try {
            return Files.exists(folder.resolve(pattern));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
