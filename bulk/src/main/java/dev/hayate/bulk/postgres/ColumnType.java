package dev.hayate.bulk.postgres;

import dev.hayate.bulk.Surrogates;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A type that a column beside the vector may have, and how PostgreSQL has its values in binary.
public enum ColumnType {
    /// Any text; `varchar` is one as well.
    TEXT("text") {
        @Override
        void put(CopyBuffer buffer, String value) {
            requireText(value);
            buffer.field(value.getBytes(StandardCharsets.UTF_8));
        }
    },
    /// A whole number of 16 bits.
    SMALLINT("smallint") {
        @Override
        void put(CopyBuffer buffer, String value) {
            short number = Short.parseShort(value);
            buffer.field(Short.BYTES).putShort(number);
        }
    },
    /// A whole number of 32 bits.
    INTEGER("integer") {
        @Override
        void put(CopyBuffer buffer, String value) {
            int number = Integer.parseInt(value);
            buffer.field(Integer.BYTES).putInt(number);
        }
    },
    /// A whole number of 64 bits.
    BIGINT("bigint") {
        @Override
        void put(CopyBuffer buffer, String value) {
            long number = Long.parseLong(value);
            buffer.field(Long.BYTES).putLong(number);
        }
    },
    /// float32.
    REAL("real") {
        @Override
        void put(CopyBuffer buffer, String value) {
            float number = Float.parseFloat(value);
            buffer.field(Float.BYTES).putFloat(number);
        }
    },
    /// float64.
    DOUBLE("double precision") {
        @Override
        void put(CopyBuffer buffer, String value) {
            double number = Double.parseDouble(value);
            buffer.field(Double.BYTES).putDouble(number);
        }
    };

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /// Appends one field with its length.
    ///
    /// @throws IllegalArgumentException if the type has no such value
    abstract void put(CopyBuffer buffer, String value);

    private static void requireText(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("U+0000, which no text of PostgreSQL can hold");
        }
        if (!Surrogates.arePaired(value)) {
            throw new IllegalArgumentException("half of a surrogate pair, which no text of PostgreSQL can hold");
        }
    }

    /// The name of the type in SQL.
    String sql() {
        return sql;
    }

    /// The type that PostgreSQL calls so.
    static Optional<ColumnType> named(String sql) {
        String name = sql.startsWith("character varying") ? TEXT.sql : sql.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.sql.equals(name)).findFirst();
    }
}
