package dev.hayate.cli;

import dev.hayate.data.RowReader;
import dev.hayate.data.RowSource;
import dev.hayate.mining.RowTexts;
import dev.hayate.mining.SimilarPair;
import dev.hayate.mining.TextColumns;
import dev.hayate.mining.TextGroup;
import dev.hayate.mining.TextVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pairs or groups of texts as JSON lines. What is written needs texts only once everything is found, so they are
/// read once more then.
final class SimilarOutput {
    private final RowSource rows;
    private final Optional<RowSource> seenRows;
    private final TextColumns columns;
    private final boolean withTexts;
    private final List<SimilarPair> pairs = new ArrayList<>();
    private final List<TextGroup> groups = new ArrayList<>();

    /// @param seenRows what was seen before, if it is in a file
    SimilarOutput(RowSource rows, Optional<RowSource> seenRows, TextColumns columns, boolean withTexts) {
        this.rows = rows;
        this.seenRows = seenRows;
        this.columns = columns;
        this.withTexts = withTexts;
    }

    void take(SimilarPair pair) {
        pairs.add(pair);
    }

    void take(TextGroup group) {
        groups.add(group);
    }

    void write(TextVectors vectors, ResultWriter out) throws IOException {
        Map<Integer, String> texts = withTexts ? texts(vectors) : Map.of();
        Place place = new Place(vectors, texts);
        for (SimilarPair pair : pairs) {
            StringBuilder line = new StringBuilder("{\"a\":");
            place.appendId(line, pair.row()).append(",\"b\":");
            place.appendId(line, pair.other()).append(",\"similarity\":").append(pair.similarity());
            if (vectors.seenRows() > 0) {
                line.append(",\"seen\":").append(pair.row() < vectors.seenRows());
            }
            place.appendText(line, "textA", pair.row());
            place.appendText(line, "textB", pair.other());
            out.line(line.append('}'));
        }
        for (TextGroup group : groups) {
            StringBuilder line = new StringBuilder("{\"representative\":");
            place.appendId(line, group.representative().row());
            line.append(",\"size\":").append(group.members().size()).append(",\"members\":[");
            for (TextGroup.Member member : group.members()) {
                line.append(member.equals(group.representative()) ? "{\"id\":" : ",{\"id\":");
                place.appendId(line, member.row()).append(",\"similarity\":").append(member.similarity());
                if (vectors.seenRows() > 0) {
                    line.append(",\"seen\":").append(member.row() < vectors.seenRows());
                }
                place.appendText(line, "text", member.row());
                line.append('}');
            }
            out.line(line.append("]}"));
        }
    }

    /// Writes all new texts but those of groups that have an earlier one.
    ///
    /// @return how many
    int keepFirst(TextVectors vectors, ResultWriter out) throws IOException {
        BitSet dropped = new BitSet();
        for (TextGroup group : groups) {
            group.members().stream().skip(1).forEach(member -> dropped.set(member.row()));
        }
        int kept = 0;
        try (RowReader reader = RowReader.open(rows, columns.selection())) {
            for (int row = vectors.seenRows(); row < vectors.rows() && reader.next(); row++) {
                if (!dropped.get(row)) {
                    StringBuilder line = new StringBuilder("{\"id\":");
                    JsonText.appendString(line, vectors.id(row)).append(",\"text\":");
                    out.line(JsonText.appendString(line, reader.text(0)).append('}'));
                    kept++;
                }
            }
        }
        return kept;
    }

    private Map<Integer, String> texts(TextVectors vectors) throws IOException {
        BitSet seen = new BitSet();
        BitSet fresh = new BitSet();
        for (SimilarPair pair : pairs) {
            want(pair.row(), vectors, seen, fresh);
            want(pair.other(), vectors, seen, fresh);
        }
        groups.forEach(group -> group.members().forEach(member -> want(member.row(), vectors, seen, fresh)));
        Map<Integer, String> texts = new HashMap<>();
        RowTexts.of(rows, columns, fresh).forEach((row, text) -> texts.put(row + vectors.seenRows(), text));
        if (seenRows.isPresent()) {
            texts.putAll(RowTexts.of(seenRows.get(), columns, seen));
        }
        return texts;
    }

    private static void want(int row, TextVectors vectors, BitSet seen, BitSet fresh) {
        if (row < vectors.seenRows()) {
            seen.set(row);
        } else {
            fresh.set(row - vectors.seenRows());
        }
    }

    /// How a text is told.
    private record Place(TextVectors vectors, Map<Integer, String> texts) {
        StringBuilder appendId(StringBuilder line, int row) {
            return JsonText.appendString(line, vectors.id(row));
        }

        void appendText(StringBuilder line, String name, int row) {
            @Nullable String text = texts.get(row);
            if (text != null) {
                JsonText.appendString(line.append(",\"").append(name).append("\":"), text);
            }
        }
    }
}
