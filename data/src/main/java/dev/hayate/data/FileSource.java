package dev.hayate.data;

import java.nio.file.Path;
import java.util.List;

/// Files, read one after another. The end of a name tells what a file is:
///
/// | name | rows |
/// |---|---|
/// | `.jsonl`, `.json` | JSON objects, a line each or in one array; also with `.gz`, and `.jsonl.zst` |
/// | `.csv`, `.tsv` | RFC 4180, with commas or tabs; the first line names the columns; also with `.gz` |
/// | `.parquet` | Parquet |
/// | `.txt` | a row a line, with the one column `text`; also with `.gz` |
///
/// @param files at least one
public record FileSource(List<Path> files) implements RowSource {

    /// Checks the names.
    ///
    /// @throws IllegalArgumentException if there is no file, or one of a kind that Hayate does not read
    public FileSource {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files to read rows from");
        }
        requireReadable(files);
    }

    /// Whether a file has a name that tells that rows can be read from it.
    public static boolean reads(Path file) {
        return FileFormat.of(file.toString()).isPresent();
    }

    static void requireReadable(List<Path> files) {
        files.forEach(FileSource::table);
    }

    /// These files.
    public static FileSource of(Path... files) {
        return new FileSource(List.of(files));
    }

    List<Table> tables() {
        return files.stream().map(FileSource::table).toList();
    }

    private static Table table(Path file) {
        return FileFormat.of(file.toString())
                .orElseThrow(() -> new IllegalArgumentException(
                        file + ": rows are read from files that end with ." + String.join(", .", FileFormat.ends())))
                .table()
                .apply(file);
    }
}
