package dev.hayate.bulk.postgres;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The name of a table, with its schema if one is named. Case counts: nothing is folded.
///
/// @param parts the schema, if there is one, and the table
public record TableName(List<String> parts) {
    private static final int MOST_BYTES = 63;

    /// Copies and checks the parts.
    ///
    /// @throws IllegalArgumentException if there is not one part or two, or PostgreSQL can have none of that name
    public TableName {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > 2) {
            throw new IllegalArgumentException(
                    "expected TABLE or SCHEMA.TABLE, got " + parts.size() + " parts in " + String.join(".", parts));
        }
        parts.forEach(TableName::requireName);
    }

    /// Reads `table` or `schema.table`.
    public static TableName parse(String name) {
        return new TableName(List.of(name.split("\\.", -1)));
    }

    /// The table itself, without its schema.
    String table() {
        return parts.getLast();
    }

    /// Another table of the same schema.
    TableName beside(String table) {
        List<String> named = new ArrayList<>(parts);
        named.set(named.size() - 1, table);
        return new TableName(named);
    }

    /// The name as SQL has it.
    String sql() {
        return String.join(".", parts.stream().map(TableName::quoted).toList());
    }

    /// The name of anything as SQL has it.
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /// A text as SQL has it, whatever `standard_conforming_strings` says.
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
    }

    /// PostgreSQL would cut longer names without a word.
    static void requireName(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MOST_BYTES || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "expected a name of 1 to " + MOST_BYTES + " bytes, got " + bytes + " in '" + name + "'");
        }
    }

    /// As it was written.
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
