package dev.hayate.evaluation.trec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What a system found for queries. Immutable.
///
/// @param tag the name of the system
/// @param scores by query and document: the greater, the better it answers; in the order of the file
public record Run(String tag, Map<String, Map<String, Double>> scores) {
    /// Copies the maps, keeping their order.
    public Run {
        scores = OrderedMaps.copyOf(scores);
    }

    /// Reads lines `query Q0 document rank score tag`, plain or `.gz`. Like trec_eval, it does not look at the
    /// second field and the rank, takes the tag of the last line, and refuses a document that stands twice in a
    /// query.
    ///
    /// @throws TrecException if a line is not like that, naming it
    /// @throws IOException if the file cannot be read
    public static Run read(Path file) throws IOException {
        TrecReader reader = TrecReader.read(file, Layout.RUN);
        return new Run(reader.lastField(), reader.values());
    }

    /// Writes such lines, the best document of a query first and ranks from 1, compressed if the name ends with
    /// `.gz`. The file appears when it is complete, and replaces one of that name.
    ///
    /// @throws IllegalArgumentException if an id or the tag is empty or has a space in it
    public void write(Path file) throws IOException {
        try (TrecWriter writer = TrecWriter.create(file)) {
            for (var query : scores.entrySet()) {
                int rank = 0;
                for (var document : ranked(query.getValue())) {
                    rank++;
                    writer.write(
                            query.getKey(),
                            "Q0",
                            document.getKey(),
                            Integer.toString(rank),
                            Double.toString(document.getValue()),
                            tag);
                }
            }
            writer.complete();
        }
    }

    /// The documents that were found for a query, those of greater score first, and those of one score in the
    /// order of the file, whereas trec_eval puts them in the reverse order of their ids. None for a query that
    /// is not there.
    public List<String> ranking(String query) {
        return ranked(scores.getOrDefault(query, Map.of())).stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Map.Entry<String, Double>> ranked(Map<String, Double> documents) {
        return documents.entrySet().stream()
                .sorted(Comparator.comparingDouble(Run::scoreWithOneZero).reversed())
                .toList();
    }

    private static double scoreWithOneZero(Map.Entry<String, Double> document) {
        return document.getValue() + 0.0;
    }
}
