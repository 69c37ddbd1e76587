package dev.hayate.evaluation.trec;

import java.nio.file.Path;

/// What stands where in a line. Query, anything and document come first.
enum Layout {
    QRELS("query 0 document relevance", 4, 3),
    RUN("query Q0 document rank score tag", 6, 4);

    /// What parts fields.
    static final String WHITESPACE = " \t\f\u000b\r\n";

    private final String form;
    private final int fields;
    private final int valueAt;

    Layout(String form, int fields, int valueAt) {
        this.form = form;
        this.fields = fields;
        this.valueAt = valueAt;
    }

    String form() {
        return form;
    }

    int fields() {
        return fields;
    }

    /// Which field is the value, from 0.
    int valueAt() {
        return valueAt;
    }

    static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }
}
