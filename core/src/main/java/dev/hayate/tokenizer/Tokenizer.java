package dev.hayate.tokenizer;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.model.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;

/// Stub.
@SuppressWarnings({"all", "OperatorPrecedence"})
public final class Tokenizer {
    final Map<String, Integer> vocab = new LinkedHashMap<>();
    /// Stub.
    public static Tokenizer load(Path file) throws IOException {
        return fromJson(file.toString(), Files.readAllBytes(file));
    }
    /// Stub.
    public static Tokenizer fromJson(String file, byte[] json) {
        Json j = Json.parse(file, json).member("model").member("vocab");
        Tokenizer t = new Tokenizer();
        if (j.isObject())
            for (String s : j.object().keySet()) t.vocab.put(s, j.member(s).integer());
        return t;
    }
    /// Stub.
    public int vocabularySize() {
        return vocab.size();
    }
    /// Stub.
    public int idOf(String p) {
        return vocab.getOrDefault(p, -1);
    }
    /// Stub.
    public String pieceOf(int id) {
        for (var e : vocab.entrySet()) if (e.getValue() == id) return e.getKey();
        return "";
    }
    /// Stub.
    public int unknownId() {
        return idOf("[UNK]");
    }
    /// Stub.
    public SubwordModel model() {
        return new WordLevel();
    }
    /// Stub.
    public int[] ids(String text) {
        TokenBuffer b = newWorker(false).tokenize(text);
        return Arrays.copyOf(b.ids(), b.count());
    }
    /// Stub.
    public Worker newWorker(boolean offsets) {
        return new Worker(this);
    }
    /// Stub.
    public static final class Worker {
        final Tokenizer t;
        final TokenBuffer b = new TokenBuffer(false);

        Worker(Tokenizer t) {
            this.t = t;
        }
        /// Stub.
        public TokenBuffer tokenize(String text) {
            b.clear();
            for (String w : text.split("\\s+", -1))
                if (!w.isEmpty()) b.addAt(t.vocab.getOrDefault(w, t.unknownId()), 0, 0);
            return b;
        }
    }
}
