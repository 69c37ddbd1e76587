package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The columns that files have.
record Columns(FileSource files, List<String> names) {
    static Columns of(FileSource files) throws IOException {
        return new Columns(files, RowReader.columns(files));
    }

    boolean has(String... wanted) {
        return names.containsAll(Arrays.asList(wanted));
    }

    /// The first of some names that there is.
    Optional<String> first(String... wanted) {
        return Arrays.stream(wanted).filter(names::contains).findFirst();
    }

    /// The first of some names that there is.
    ///
    /// @throws DataException if there is none
    String requireOneOf(String... wanted) throws DataException {
        return first(wanted)
                .orElseThrow(() -> new DataException(
                        files.files().getFirst().toString(),
                        0,
                        "has no column \"" + String.join("\" or \"", wanted) + "\", which the task needs; it has "
                                + String.join(", ", names)));
    }

    /// @throws DataException if one is not there
    void require(String... wanted) throws DataException {
        for (String name : wanted) {
            requireOneOf(name);
        }
    }
}
