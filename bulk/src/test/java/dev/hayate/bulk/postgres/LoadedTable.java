package dev.hayate.bulk.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.bulk.SampleRows;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What a table holds in the end.
final class LoadedTable {
    private LoadedTable() {}

    /// All sample rows from 1 on are there, once each, with every character and every bit.
    static void assertHoldsRows(PostgresServer server, String table, int rows) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT id, text, embedding::real[], embedding::text FROM "
                        + table + " ORDER BY substr(id, 4)::int")) {
            while (found.next()) {
                int row = ids.size() + 1;
                ids.add(found.getString(1));
                assertThat(found.getString(1)).isEqualTo(SampleRows.id(row));
                assertThat(found.getString(2)).isEqualTo(SampleRows.text(row));
                assertThat(bits(floats(found.getArray(3)))).isEqualTo(bits(SampleRows.vector(row)));
                assertThat(bits(floats(found.getString(4)))).isEqualTo(bits(SampleRows.vector(row)));
            }
        }
        assertThat(ids).hasSize(rows);
    }

    static float[] floats(Array array) throws SQLException {
        Float[] boxed = (Float[]) array.getArray();
        float[] floats = new float[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            floats[i] = boxed[i];
        }
        return floats;
    }

    /// Reads a vector as pgvector writes it.
    static float[] floats(String vector) {
        String[] numbers = vector.substring(1, vector.length() - 1).split(",", -1);
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = Float.parseFloat(numbers[i]);
        }
        return floats;
    }

    static int[] bits(float[] floats) {
        int[] bits = new int[floats.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(floats[i]);
        }
        return bits;
    }
}
