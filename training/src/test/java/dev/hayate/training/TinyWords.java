package dev.hayate.training;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// A language of numbered words and its translation: `a7` means `b7`.
final class TinyWords {
    private TinyWords() {}

    /// A `tokenizer.json` of the words.
    static byte[] tokenizerJson(int words) {
        StringBuilder vocabulary = new StringBuilder("\"[UNK]\":0");
        for (int word = 0; word < words; word++) {
            vocabulary.append(",\"a").append(word).append("\":").append(1 + 2 * word);
            vocabulary.append(",\"b").append(word).append("\":").append(2 + 2 * word);
        }
        return ("{\"version\":\"1.0\",\"added_tokens\":[],\"normalizer\":null,\"pre_tokenizer\":{\"type\":\"Whitespace\"},"
                        + "\"post_processor\":null,\"decoder\":null,\"model\":{\"type\":\"WordLevel\",\"vocab\":{"
                        + vocabulary + "},\"unk_token\":\"[UNK]\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Rows of an anchor and a positive.
    static String pairs(int from, int to) {
        return rows(from, to, "anchor", "positive");
    }

    /// Rows of two sentences, which no seed of [#pairs] gives.
    static String translations(int count) {
        return rows(1_000, 1_000 + count, "sentence1", "sentence2");
    }

    private static String rows(int from, int to, String first, String second) {
        StringBuilder rows = new StringBuilder();
        for (int row = from; row < to; row++) {
            SplittableRandom random = new SplittableRandom(row);
            StringBuilder a = new StringBuilder();
            StringBuilder b = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                int word = random.nextInt(40);
                a.append(" a").append(word);
                b.insert(0, " b" + word);
            }
            rows.append(
                    "{\"" + first + "\":\"" + a.substring(1) + "\",\"" + second + "\":\"" + b.substring(1) + "\"}\n");
        }
        return rows.toString();
    }
}
