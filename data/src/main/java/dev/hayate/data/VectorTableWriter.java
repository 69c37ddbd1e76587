package dev.hayate.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/// Writes a Parquet file with columns of texts and one of vectors, a list of float32 a row. What is not yet
/// written is held outside the heap, and beyond 1 GB in the folder for temporary files. The same rows give the
/// same bytes. For one thread.
public final class VectorTableWriter implements Closeable {
    private static final int ROW_GROUP_VALUES = 1 << 23;
    private static final int CHUNK_ROWS = 2048;
    private static final int MOST_CHUNKS = 60;

    private final Path file;
    private final int texts;
    private final int dimension;
    private final Duck duck;
    private final DuckDBAppender rows;
    private long count;

    /// Begins a file, which is there after [#finish()].
    ///
    /// @param file is replaced if it exists
    /// @param texts the names of the columns of texts
    /// @param vectors the name of the column of vectors
    /// @param dimension the number of values of every vector
    /// @throws IllegalArgumentException if two columns have names that differ in nothing but the case of letters
    public VectorTableWriter(Path file, List<String> texts, String vectors, int dimension) throws IOException {
        requireDistinct(texts, vectors);
        this.file = file;
        this.texts = texts.size();
        this.dimension = dimension;
        this.duck = new Duck(file.toString(), "threads", "1");
        try {
            duck.execute("CREATE TABLE rows (" + columns(texts, vectors, dimension) + ")");
            this.rows = duck.append("rows");
        } catch (IOException e) {
            duck.close();
            throw e;
        }
    }

    /// Refuses columns that cannot be beside each other.
    ///
    /// @throws IllegalArgumentException if two have names that differ in nothing but the case of letters
    public static void requireDistinct(List<String> texts, String vectors) {
        List<String> names = Stream.concat(texts.stream(), Stream.of(vectors)).toList();
        for (int i = 0; i < names.size(); i++) {
            for (String other : names.subList(0, i)) {
                if (other.equalsIgnoreCase(names.get(i))) {
                    throw new IllegalArgumentException("a Parquet file cannot have the columns \"" + other + "\" and \""
                            + names.get(i) + "\" beside each other");
                }
            }
        }
    }

    private static String columns(List<String> texts, String vectors, int dimension) {
        return Stream.concat(
                        texts.stream().map(name -> Duck.name(name) + " VARCHAR"),
                        Stream.of(Duck.name(vectors) + " FLOAT[" + dimension + "]"))
                .collect(Collectors.joining(", "));
    }

    /// Adds a row.
    ///
    /// @param cells the texts, one a column
    /// @param vector exactly as many values as the dimension; not kept
    public void append(List<String> cells, float[] vector) throws IOException {
        if (cells.size() != texts || vector.length != dimension) {
            throw new IllegalArgumentException("expected " + texts + " texts and " + dimension + " values, got "
                    + cells.size() + " and " + vector.length);
        }
        try {
            rows.beginRow();
            for (String cell : cells) {
                rows.append(cell);
            }
            rows.append(vector);
            rows.endRow();
            count++;
        } catch (SQLException e) {
            throw duck.failure(count, e);
        }
    }

    /// Writes the file.
    public void finish() throws IOException {
        try {
            rows.close();
        } catch (SQLException e) {
            throw duck.failure(count, e);
        }
        duck.execute("COPY rows TO " + Duck.quoted(file.toAbsolutePath().toString())
                + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + rowGroup() + ")");
    }

    /// Row groups of some 32 MB, in whole chunks of DuckDB.
    private int rowGroup() {
        int chunks = ROW_GROUP_VALUES / dimension / CHUNK_ROWS;
        return Math.clamp(chunks, 1, MOST_CHUNKS) * CHUNK_ROWS;
    }

    @Override
    public void close() throws IOException {
        duck.close();
    }
}
