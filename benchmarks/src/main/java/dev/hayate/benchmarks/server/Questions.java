package dev.hayate.benchmarks.server;

import dev.hayate.benchmarks.texts.TextFiles;
import dev.hayate.benchmarks.texts.TextShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// Real sentences of about 40 characters, and the requests that are made of them.
///
/// @param texts the sentences, each once, in a random order that is always the same
record Questions(List<String> texts) {
    private static final int MOST_TEXTS = 50_000;

    /// Cuts documents into sentences.
    ///
    /// @throws IllegalArgumentException if there are too few sentences
    static Questions of(TextFiles files) throws IOException {
        Set<String> unique = new LinkedHashSet<>();
        files.forEach(document -> {
            if (unique.size() < MOST_TEXTS) {
                unique.addAll(TextShape.SENTENCE.cut(document));
            }
        });
        List<String> texts = new ArrayList<>(unique);
        if (texts.size() < 100) {
            throw new IllegalArgumentException(
                    "expected at least 100 sentences of about 40 characters, got " + texts.size());
        }
        Collections.shuffle(texts, new Random(20261125));
        return new Questions(List.copyOf(texts));
    }

    /// Requests for the vectors of some texts each, as OpenAI defines them.
    ///
    /// @param further further members, such as `,"dimensions":32`
    List<Question> embeddings(int count, int textsEach, String further) {
        List<Question> questions = new ArrayList<>(count);
        int next = 0;
        for (int i = 0; i < count; i++) {
            List<String> some = new ArrayList<>(textsEach);
            for (int j = 0; j < textsEach; j++) {
                some.add(texts.get(next++ % texts.size()));
            }
            questions.add(Question.post("/v1/embeddings", body(some, further)));
        }
        return questions;
    }

    static String body(List<String> texts, String further) {
        return "{\"model\":\"hayate-ja\",\"input\":"
                + texts.stream().map(Questions::json).collect(Collectors.joining(",", "[", "]")) + further + "}";
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", " ") + "\"";
    }
}
