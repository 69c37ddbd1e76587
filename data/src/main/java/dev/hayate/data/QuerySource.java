package dev.hayate.data;

import java.nio.file.Path;

/// The rows of a `SELECT` of [DuckDB](https://duckdb.org/docs/stable/sql/introduction), which reads JSON, CSV and
/// Parquet files by their names and joins, filters and renames what is in them. Their order is the query's own:
/// without `ORDER BY` that of a single file is kept, that of a join or an aggregate is DuckDB's.
///
/// @param sql one `SELECT`
/// @param folder what relative names of files are relative to
public record QuerySource(String sql, Path folder) implements RowSource {
    private static final int SHOWN = 60;

    /// Takes away a semicolon at the end.
    public QuerySource {
        sql = sql.strip().replaceAll("[;\\s]+$", "");
    }

    /// The query, or how it begins.
    @Override
    public String toString() {
        String line = sql.replaceAll("\\s+", " ");
        return "query \"" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + "\"";
    }
}
