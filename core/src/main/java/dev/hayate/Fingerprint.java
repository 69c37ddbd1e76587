package dev.hayate;

import dev.hayate.format.ModelDirectory;
import dev.hayate.table.EmbeddingTable;

final class Fingerprint {
    private Fingerprint() {}

    static String of(ModelDirectory d, ModelRules r, EmbeddingTable t) {
        return "";
    }
}
