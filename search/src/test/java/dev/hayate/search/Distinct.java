package dev.hayate.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Documents no two of which are alike: random hiragana.
final class Distinct {
    private Distinct() {}

    static List<Document> documents(int count) {
        SplittableRandom random = new SplittableRandom(5);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < 12; c++) {
                text.append((char) ('あ' + random.nextInt(80)));
            }
            documents.add(Document.of("d" + i, text.toString()));
        }
        return documents;
    }
}
