package dev.hayate.training.tokenizer;

import java.util.List;

/// The special tokens of the XLM-R layout.
final class SpecialTokens {
    /// Those at the front, by id.
    static final List<String> FIRST = List.of("<s>", "<pad>", "</s>", "<unk>");

    static final String BEGIN = "<s>";
    static final String END = "</s>";
    static final int UNKNOWN_ID = 3;

    /// The one at the end.
    static final String MASK = "<mask>";

    static final int COUNT = FIRST.size() + 1;

    private SpecialTokens() {}
}
