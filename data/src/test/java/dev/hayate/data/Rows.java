package dev.hayate.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Writes files of rows and reads them all.
final class Rows {
    private Rows() {}

    static List<List<String>> of(RowSource source, RowSelection selection) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (RowReader reader = RowReader.open(source, selection)) {
            while (reader.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < reader.columns().size(); i++) {
                    row.add(reader.text(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    static List<List<String>> of(Path file, RowSelection selection) throws IOException {
        return of(FileSource.of(file), selection);
    }

    static Path write(Path file, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return Files.write(file, file.toString().endsWith(".gz") ? gzip(bytes) : bytes);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    /// Lets DuckDB write what a query gives.
    ///
    /// @param options as in `COPY … TO … (options)`
    static Path copy(String sql, Path file, String options) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (" + sql + ") TO '" + file.toString().replace("'", "''") + "' (" + options + ")");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
