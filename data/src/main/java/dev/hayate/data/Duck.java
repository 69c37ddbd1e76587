package dev.hayate.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

/// A DuckDB in memory that reads and writes files and keeps to itself: it uses no network and loads no
/// extension, and what does not fit into its memory it writes to a folder of its own, which goes with it. For
/// one thread.
final class Duck implements AutoCloseable {
    private static final String MEMORY = "1GB";
    private static final int MOST_THREADS = 4;

    /// What DuckDB says of a failure at the very beginning of a stream instead of its reason.
    private static final String NO_REASON = "Invalid result set";

    private static final Pattern WRAPPED = Pattern.compile("\"exception_message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final String what;
    private final Path spill = Path.of(System.getProperty("java.io.tmpdir"), "hayate-duckdb-" + UUID.randomUUID());
    private final Connection connection;

    /// @param what what is read, to begin the sentences of errors with
    /// @param settings further settings of DuckDB, as names and values
    Duck(String what, String... settings) throws DataException {
        this.what = what;
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("preserve_insertion_order", "true");
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("temp_directory", spill.toString());
        properties.setProperty(
                "threads",
                String.valueOf(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())));
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty(settings[i], settings[i + 1]);
        }
        try {
            this.connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        } catch (SQLException e) {
            throw failure(0, e);
        }
    }

    /// A column of a result.
    ///
    /// @param type its type as DuckDB writes it
    record Typed(String name, String type) {}

    /// The columns that a query would give.
    List<Typed> describe(String sql) throws DataException {
        List<Typed> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet described = statement.executeQuery("DESCRIBE " + sql)) {
            while (described.next()) {
                columns.add(new Typed(described.getString(1), described.getString(2)));
            }
            return columns;
        } catch (SQLException e) {
            throw failure(0, e);
        }
    }

    /// The rows of a query, as they come.
    ResultSet query(String sql) throws DataException {
        try {
            return connection.createStatement().executeQuery(sql);
        } catch (SQLException e) {
            throw failure(0, String.valueOf(e.getMessage()).contains(NO_REASON) ? reason(sql, e) : e);
        }
    }

    /// Asks once more, in the way that tells the reason, though it cannot be trusted to tell one later on.
    private SQLException reason(String sql, SQLException unexplained) {
        try (DuckDBPreparedStatement statement =
                connection.unwrap(DuckDBConnection.class).prepare(sql)) {
            statement.query().close();
            return unexplained;
        } catch (SQLException e) {
            return e;
        }
    }

    /// The one number that a query gives.
    long number(String sql) throws DataException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw failure(0, e);
        }
    }

    /// Does what gives no rows.
    void execute(String sql) throws DataException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(0, e);
        }
    }

    /// Adds rows to a table.
    DuckDBAppender append(String table) throws DataException {
        try {
            return connection.unwrap(DuckDBConnection.class).createAppender(table);
        } catch (SQLException e) {
            throw failure(0, e);
        }
    }

    /// The syntax tree of a query as JSON; what is not a `SELECT` has none.
    String syntax(String sql) throws DataException {
        try (Statement statement = connection.createStatement();
                ResultSet tree =
                        statement.executeQuery("SELECT CAST(json_serialize_sql(" + quoted(sql) + ") AS VARCHAR)")) {
            tree.next();
            return tree.getString(1);
        } catch (SQLException e) {
            throw failure(0, e);
        }
    }

    /// What a failure means.
    ///
    /// @param rows how many rows came before it; DuckDB reads ahead, so that it may be further on
    DataException failure(long rows, SQLException e) {
        return new DataException(what, 0, firstSentence(e) + (rows == 0 ? "" : " (after " + rows + " good rows)"), e);
    }

    /// DuckDB goes on with hints on its own settings and the place in the SQL, and wraps what happened while it
    /// wrote in JSON.
    static String firstSentence(SQLException e) {
        String message = String.valueOf(e.getMessage());
        Matcher wrapped = WRAPPED.matcher(message);
        if (wrapped.find()) {
            message = wrapped.group(1).replaceAll("\\\\(.)", "$1");
        }
        int end = message.indexOf("\n\n");
        return (end < 0 ? message : message.substring(0, end))
                .replace('\n', ' ')
                .strip();
    }

    /// The name of a file in SQL, where brackets keep what would be a wildcard from being one.
    static String file(Path file) {
        return quoted(file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]"));
    }

    /// A text in SQL.
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// A name in SQL.
    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("DuckDB does not close: " + e.getMessage(), e);
        } finally {
            deleteSpill();
        }
    }

    private void deleteSpill() throws IOException {
        if (!Files.exists(spill)) {
            return;
        }
        try (Stream<Path> files = Files.walk(spill)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
