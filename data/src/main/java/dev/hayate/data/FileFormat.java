package dev.hayate.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A kind of files of rows.
///
/// @param end how their names end, after a dot
/// @param table makes a table of such a file
record FileFormat(String end, Function<Path, Table> table) {
    /// All that Hayate reads. What is the better source of the same rows comes first.
    static final List<FileFormat> ALL = List.of(
            new FileFormat("parquet", ParquetTable::new),
            new FileFormat("jsonl", JsonTable::new),
            new FileFormat("jsonl.gz", JsonTable::new),
            new FileFormat("jsonl.zst", PackedJsonTable::new),
            new FileFormat("json", JsonTable::new),
            new FileFormat("json.gz", JsonTable::new),
            new FileFormat("csv", DelimitedTable::commas),
            new FileFormat("csv.gz", DelimitedTable::commas),
            new FileFormat("tsv", DelimitedTable::tabs),
            new FileFormat("tsv.gz", DelimitedTable::tabs),
            new FileFormat("txt", LineTable::new),
            new FileFormat("txt.gz", LineTable::new));

    /// The format of a file with that name; empty if it is none that Hayate reads.
    static Optional<FileFormat> of(String name) {
        return ALL.stream().filter(format -> name.endsWith("." + format.end)).findFirst();
    }

    /// How the names may end, without the dot.
    static List<String> ends() {
        return ALL.stream().map(FileFormat::end).toList();
    }
}
