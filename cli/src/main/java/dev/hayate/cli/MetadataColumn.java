package dev.hayate.cli;

import dev.hayate.data.DataException;
import dev.hayate.search.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column that becomes metadata. What kind of values it has is given, or its first row tells. For one thread.
final class MetadataColumn {
    /// A number of leading zeros makes a text, such as a code.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final String name;
    private @Nullable Kind kind;

    /// What the values of a column are.
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        LIST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private MetadataColumn(String name, @Nullable Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    /// Reads `year` or `year:number`.
    static MetadataColumn parse(String column) {
        int colon = column.lastIndexOf(':');
        for (Kind kind : Kind.values()) {
            if (colon > 0 && column.substring(colon + 1).equals(kind.toString())) {
                return new MetadataColumn(column.substring(0, colon), kind);
            }
        }
        return new MetadataColumn(column, null);
    }

    String name() {
        return name;
    }

    /// The metadata of a row.
    ///
    /// @param cell what the row has, as its source writes it; one text where it is no list
    /// @throws DataException if it is not of the kind of the rows before
    Value value(List<String> cell, String file, long row) throws DataException {
        if (kind == null) {
            kind = kindOf(cell);
        }
        if (kind == Kind.LIST) {
            return new Value.Texts(cell);
        }
        if (cell.size() != 1) {
            throw refusal(file, row, "is a list", Kind.LIST);
        }
        String written = cell.getFirst();
        return switch (kind) {
            case TEXT -> new Value.Text(written);
            case NUMBER -> {
                if (!isNumber(written)) {
                    throw refusal(file, row, "is \"" + written + "\"", Kind.TEXT);
                }
                yield new Value.Numeric(Double.parseDouble(written));
            }
            case FLAG -> {
                if (!isFlag(written)) {
                    throw refusal(file, row, "is \"" + written + "\"", Kind.TEXT);
                }
                yield new Value.Flag(written.equals("true"));
            }
            case LIST -> throw new IllegalStateException("lists are done above");
        };
    }

    private static Kind kindOf(List<String> cell) {
        if (cell.size() != 1) {
            return Kind.LIST;
        }
        String written = cell.getFirst();
        if (isFlag(written)) {
            return Kind.FLAG;
        }
        return isNumber(written) ? Kind.NUMBER : Kind.TEXT;
    }

    private static boolean isFlag(String written) {
        return written.equals("true") || written.equals("false");
    }

    private static boolean isNumber(String written) {
        return NUMBER.matcher(written).matches() && Double.isFinite(Double.parseDouble(written));
    }

    private DataException refusal(String file, long row, String got, Kind remedy) {
        return new DataException(
                file,
                row,
                "\"" + name + "\" " + got + ", and a " + kind + " in other rows; --metadata " + name + ":" + remedy
                        + " reads all as " + (remedy == Kind.LIST ? "lists" : "texts"));
    }
}
