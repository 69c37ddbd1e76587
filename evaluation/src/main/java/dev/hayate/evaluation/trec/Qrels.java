package dev.hayate.evaluation.trec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Judgements: which documents answer which queries, and how well. Immutable.
///
/// @param relevance by query and document: above 0 for a relevant one, and the greater the better; in the order
///     of the
/// file
public record Qrels(Map<String, Map<String, Double>> relevance) {
    /// Copies the maps, keeping their order.
    public Qrels {
        relevance = OrderedMaps.copyOf(relevance);
    }

    /// Reads lines `query 0 document relevance`, plain or `.gz`; the second field is not looked at. Like
    /// trec_eval, it refuses a document that is judged twice in a query. Other than trec_eval, it takes
    /// fractions as they are.
    ///
    /// @throws TrecException if a line is not like that, naming it
    /// @throws IOException if the file cannot be read
    public static Qrels read(Path file) throws IOException {
        return new Qrels(TrecReader.read(file, Layout.QRELS).values());
    }

    /// Writes such lines, compressed if the name ends with `.gz`. The file appears when it is complete, and
    /// replaces one of that name.
    ///
    /// @throws IllegalArgumentException if an id is empty or has a space in it
    public void write(Path file) throws IOException {
        try (TrecWriter writer = TrecWriter.create(file)) {
            for (var query : relevance.entrySet()) {
                for (var document : query.getValue().entrySet()) {
                    writer.write(query.getKey(), "0", document.getKey(), text(document.getValue()));
                }
            }
            writer.complete();
        }
    }

    private static String text(double grade) {
        return grade == Math.rint(grade) ? Long.toString((long) grade) : Double.toString(grade);
    }
}
