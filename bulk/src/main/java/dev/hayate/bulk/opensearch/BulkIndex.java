package dev.hayate.bulk.opensearch;

import dev.hayate.bulk.RowId;
import dev.hayate.bulk.VectorSchema;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An index and what its documents are made of: the columns that go along, as strings under their names, and the
/// vector.
///
/// @param name the name of the index
/// @param dialect whose it is
/// @param id what the documents are known by; of two with the same id the later one replaces the other
/// @param vector the name of the field of the vectors
public record BulkIndex(String name, Dialect dialect, RowId id, String vector) {
    private static final Pattern NAME = Pattern.compile("[^-_+A-Z\\\\/*?\"<>| ,#:][^A-Z\\\\/*?\"<>| ,#:]*");
    private static final int MOST_BYTES_OF_NAME = 255;
    private static final Set<String> TAKEN =
            Set.of("_id", "_index", "_source", "_routing", "_type", "_version", "_seq_no", "_primary_term", "_ignored");

    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if no index can have it
    public BulkIndex {
        boolean fits = NAME.matcher(name).matches()
                && name.equals(name.toLowerCase(Locale.ROOT))
                && !List.of(".", "..").contains(name)
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES_OF_NAME;
        if (!fits) {
            throw new IllegalArgumentException("expected the name of an index, of lower case, at most "
                    + MOST_BYTES_OF_NAME + " bytes and without \\/*?\"<>| ,#: or _-+ before it, got '" + name + "'");
        }
    }

    /// @throws IllegalArgumentException if a column or the vectors have no place in such an index
    void requireFits(VectorSchema schema) {
        dialect.requireStorable(schema.dimension());
        id.place(schema);
        Set<String> names = new HashSet<>(Set.of(vector));
        for (String column : schema.kept()) {
            if (!names.add(column)) {
                throw new IllegalArgumentException(
                        "expected one field of each name in " + name + ", got two named " + column);
            }
            if (column.isEmpty() || TAKEN.contains(column)) {
                throw new IllegalArgumentException("expected names of fields, got '" + column
                        + "', which a document of OpenSearch cannot have; rename the column");
            }
        }
    }

    /// What creates the index: settings and mapping, as JSON.
    ///
    /// @param model the fingerprint of what made the vectors, kept as `_meta`
    String description(VectorSchema schema, String model) {
        JsonMapper mapper = new JsonMapper();
        ObjectNode index = mapper.createObjectNode();
        dialect.describeIndex(index);
        ObjectNode mappings = index.putObject("mappings");
        mappings.putObject("_meta").put("model", model);
        ObjectNode fields = mappings.putObject("properties");
        for (String column : schema.kept()) {
            describe(fields.putObject(column), column, schema);
        }
        dialect.describeVectors(fields.putObject(vector), schema.dimension());
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(index) + "\n";
    }

    private void describe(ObjectNode field, String column, VectorSchema schema) {
        if (id.equals(new RowId.Kept(column))) {
            field.put("type", "keyword");
            return;
        }
        field.put("type", "text");
        if (!column.equals(schema.text())) {
            field.putObject("fields")
                    .putObject("keyword")
                    .put("type", "keyword")
                    .put("ignore_above", 256);
        }
    }
}
