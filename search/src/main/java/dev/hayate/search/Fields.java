package dev.hayate.search;

/// What Lucene keeps of a passage, by field. All passages of a document follow each other, the first of them holds
/// what there is to show, and each holds what it is found and filtered by.
final class Fields {
    /// The id of the document.
    static final String ID = "id";
    /// Stands in the first passage of every document.
    static final String FIRST = "first";
    /// The number of the document in the order in which they were added.
    static final String SEQUENCE = "sequence";
    /// The number of the passage in its document, from 0.
    static final String PASSAGE = "passage";
    static final String START = "start";
    static final String END = "end";
    /// The words of the title.
    static final String TITLE = "title";
    /// The words of the passage.
    static final String TEXT = "text";
    /// In the first passage, the title as it is shown.
    static final String SHOWN_TITLE = "shown-title";
    /// In the first passage, the whole text as it is shown.
    static final String SHOWN_TEXT = "shown-text";
    static final String VECTOR = "vector";
    /// The vector in a byte a value, for the exact search.
    static final String CODE = "code";
    /// The vector in a byte a value, for the graph.
    static final String ROUNDED = "rounded";

    private Fields() {}

    /// The field whose vectors a graph is built over.
    static String graph(VectorStorage.Encoding encoding) {
        return switch (encoding) {
            case FLOAT, BINARY -> VECTOR;
            case INT8 -> ROUNDED;
        };
    }
}
