package dev.hayate.bulk.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.bulk.RowId;
import dev.hayate.bulk.VectorSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgvectorTableTest {
    private static PgvectorTable table(String name, RowId id, Map<String, ColumnType> declared) {
        return new PgvectorTable(TableName.parse(name), id, "embedding", VectorType.VECTOR, declared, VectorIndex.HNSW);
    }

    private static VectorSchema schema(String... kept) {
        return new VectorSchema("text", List.of(kept), 128);
    }

    @Test
    void createsATableWithItsIdAsTheKey() {
        assertThat(table("web.Pages", new RowId.Kept("id"), Map.of("id", ColumnType.BIGINT))
                        .create(schema("id", "text")))
                .isEqualTo("""
                        CREATE TABLE IF NOT EXISTS "web"."Pages" (
                          "id" bigint PRIMARY KEY,
                          "text" text NOT NULL,
                          "embedding" vector(128) NOT NULL
                        )""");
    }

    @Test
    void numbersRowsWithoutAnId() {
        assertThat(table("pages", new RowId.RowNumber(), Map.of()).create(schema()))
                .isEqualTo("""
                CREATE TABLE IF NOT EXISTS "pages" (
                  "row" bigint PRIMARY KEY,
                  "embedding" vector(128) NOT NULL
                )""");
    }

    @Test
    void refusesAnIdThatDoesNotGoAlong() {
        assertThatThrownBy(() -> table("t", new RowId.Kept("id"), Map.of()).requireFits(schema("text")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("(text)", "id");
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatThrownBy(() -> table("t", new RowId.RowNumber(), Map.of()).requireFits(schema("row")))
                .hasMessageContaining("two named row");
        assertThatThrownBy(() -> table("t", new RowId.RowNumber(), Map.of()).requireFits(schema("embedding")))
                .hasMessageContaining("two named embedding");
    }

    @Test
    void refusesATypeForNoColumn() {
        assertThatThrownBy(() -> table("t", new RowId.RowNumber(), Map.of("size", ColumnType.REAL))
                        .requireFits(schema("text")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size");
    }

    @Test
    void refusesMoreDimensionsThanPgvectorHas() {
        assertThatThrownBy(() -> table("t", new RowId.RowNumber(), Map.of())
                        .requireFits(new VectorSchema("text", List.of(), 16_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("16000", "16001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.", ".b", "a.b.c", "とても長い名前のテーブルは切られてしまうので断る必要がある"})
    void refusesNamesThatPostgresCannotHave(String name) {
        assertThatThrownBy(() -> TableName.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://host/db?password=geheim",
                "postgresql://me:geheim@host/db",
                "jdbc:postgresql://host:abc/db?password=geheim",
                "jdbc:postgresql://me:geheim@host:abc/db"
            })
    void refusesUrlsWithoutTellingTheirPassword(String url) {
        assertThatThrownBy(() -> Database.at(url, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected jdbc:postgresql://")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void tellsWhereADatabaseIsButNotHowToGetIn() {
        Database database = Database.at("jdbc:postgresql://host:5433/db?user=me&password=geheim&ssl=true", Map.of());

        assertThat(database).hasToString("host:5433/db");
    }
}
