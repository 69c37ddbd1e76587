package dev.hayate.benchmarks.server;

/// A kind of request.
enum Load {
    SINGLE("one text, numbers", 1, "float"),
    BASE64("32 texts, base64", 32, "base64"),
    NUMBERS("32 texts, numbers", 32, "float");

    private final String title;
    private final int texts;
    private final String encoding;

    Load(String title, int texts, String encoding) {
        this.title = title;
        this.texts = texts;
        this.encoding = encoding;
    }

    String title() {
        return title;
    }

    /// How many texts each request has.
    int texts() {
        return texts;
    }

    /// OpenAI's `encoding_format`.
    String encoding() {
        return encoding;
    }
}
