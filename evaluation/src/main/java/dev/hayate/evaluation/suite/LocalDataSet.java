package dev.hayate.evaluation.suite;

import dev.hayate.data.FileSource;
import dev.hayate.evaluation.suite.LocalPart.Role;
import dev.hayate.evaluation.suite.LocalPart.Split;
import java.util.Map;
import java.util.Optional;

/// The files of one data set.
///
/// @param name the name of the data set
/// @param parts its files, by what they are for
record LocalDataSet(String name, Map<LocalPart, FileSource> parts) {
    /// What is measured: the test part, or where there is none the dev part.
    Optional<FileSource> test() {
        return rows(Split.TEST).or(() -> rows(Split.DEV));
    }

    /// What is chosen by: the dev part, if it is not what is measured.
    Optional<FileSource> dev() {
        return rows(Split.TEST).isPresent() ? rows(Split.DEV) : Optional.empty();
    }

    /// What is learned from.
    Optional<FileSource> train() {
        return rows(Split.TRAIN);
    }

    private Optional<FileSource> rows(Split split) {
        return Optional.ofNullable(parts.get(new LocalPart(Role.ROWS, Optional.of(split))));
    }

    /// What the measured queries search: the corpus of their part, or the one of all parts.
    Optional<FileSource> corpus() {
        return corpus(rows(Split.TEST).isPresent() ? Split.TEST : Split.DEV);
    }

    /// The dev part, if its queries search the same corpus as those that are measured.
    Optional<FileSource> devOfCorpus() {
        return dev().filter(queries -> corpus(Split.DEV).equals(corpus(Split.TEST)));
    }

    private Optional<FileSource> corpus(Split split) {
        return Optional.ofNullable(parts.get(new LocalPart(Role.CORPUS, Optional.of(split))))
                .or(() -> Optional.ofNullable(parts.get(new LocalPart(Role.CORPUS, Optional.empty()))));
    }
}
