package dev.hayate.evaluation.suite;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a file tells of its place in a data set.
///
/// @param role rows that are measured or learned from, or a corpus
/// @param split the split, if the name tells one
record LocalPart(Role role, Optional<Split> split) {
    /// What the rows of a file are for.
    enum Role {
        ROWS,
        CORPUS
    }

    /// The parts that a data set may have.
    enum Split {
        TRAIN,
        DEV,
        TEST
    }

    private static final String END = "\\.(?:parquet|json|jsonl|csv|tsv|txt)(?:\\.(?:gz|zst))?$";
    private static final String SHARD = "-[0-9]{5}-of-[0-9]{5}$";
    private static final Pattern NAME = Pattern.compile(
            "(train|valid|validation|val|dev|trial|test)(?:[_-](corpus|docs|queries|query))?|(corpus|docs|queries|query)");

    /// The name of a file without its end and its number among others.
    static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst(END, "").replaceFirst(SHARD, "");
    }

    /// Empty if the name tells nothing: such a file is a data set of its own. Queries without a split are the test
    /// part.
    static Optional<LocalPart> of(Path file) {
        Matcher matcher = NAME.matcher(stem(file).toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String role = String.valueOf(matcher.group(1) == null ? matcher.group(3) : matcher.group(2));
        Optional<Split> split = Optional.ofNullable(matcher.group(1)).map(LocalPart::split);
        return Optional.of(
                role.equals("corpus") || role.equals("docs")
                        ? new LocalPart(Role.CORPUS, split)
                        : new LocalPart(Role.ROWS, split.or(() -> Optional.of(Split.TEST))));
    }

    private static Split split(String name) {
        return switch (name) {
            case "train" -> Split.TRAIN;
            case "test" -> Split.TEST;
            default -> Split.DEV;
        };
    }
}
