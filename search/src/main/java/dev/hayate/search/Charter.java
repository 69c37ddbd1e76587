package dev.hayate.search;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.passage.Sentences;
import dev.hayate.search.passage.Splitting;
import dev.hayate.search.passage.WholeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What an index is, from its first commit on: with which model it was made and what it keeps. Lies in the user
/// data of every commit.
///
/// @param model the name of the model
/// @param fingerprint its fingerprint
/// @param settings what the index keeps
record Charter(String model, String fingerprint, IndexSettings settings) {
    private static final String VERSION = "hayate";
    private static final String THIS_VERSION = "1";
    private static final String MODEL = "model";
    private static final String FINGERPRINT = "fingerprint";
    private static final String DIMENSION = "dimension";
    private static final String VECTORS = "vectors";
    private static final String SPLITTING = "splitting";
    private static final String TEXTS = "texts";

    private static final String NONE = "none";
    private static final String EXACT = "exact";
    private static final String HNSW = "hnsw";
    private static final String WHOLE = "whole";

    static Charter of(StaticEmbeddingModel model, IndexSettings settings) throws IOException {
        if (settings.dimension() < 1 || settings.dimension() > model.dimension()) {
            throw new IllegalArgumentException(
                    "expected a dimension from 1 to " + model.dimension() + ", got " + settings.dimension());
        }
        return new Charter(model.directory().files().name(), model.fingerprint(), settings);
    }

    /// Reads the user data of a commit.
    ///
    /// @throws IndexException if another program or a newer Hayate has made the index
    static Charter read(Map<String, String> data, Path folder) throws IndexException {
        if (!THIS_VERSION.equals(data.get(VERSION))) {
            throw new IndexException(folder + " is not an index of this version of Hayate: make it anew");
        }
        return new Charter(
                value(data, MODEL),
                value(data, FINGERPRINT),
                new IndexSettings(
                        Integer.parseInt(value(data, DIMENSION)),
                        vectors(value(data, VECTORS)),
                        splitting(value(data, SPLITTING)),
                        IndexSettings.TextStorage.valueOf(value(data, TEXTS))));
    }

    private static String value(Map<String, String> data, String key) {
        return data.getOrDefault(key, "");
    }

    /// Writes it to the user data of a commit.
    void write(Map<String, String> data) {
        data.put(VERSION, THIS_VERSION);
        data.put(MODEL, model);
        data.put(FINGERPRINT, fingerprint);
        data.put(DIMENSION, Integer.toString(settings.dimension()));
        data.put(VECTORS, written(settings.vectors()));
        data.put(SPLITTING, written(settings.splitting()));
        data.put(TEXTS, settings.texts().name());
    }

    Map<String, String> written() {
        Map<String, String> data = new HashMap<>();
        write(data);
        return data;
    }

    private static String written(VectorStorage vectors) {
        return switch (vectors) {
            case VectorStorage.None() -> NONE;
            case VectorStorage.Exact() -> EXACT;
            case VectorStorage.Hnsw(int connections, int beamWidth, VectorStorage.Encoding encoding) ->
                String.join(
                        " ",
                        HNSW,
                        Integer.toString(connections),
                        Integer.toString(beamWidth),
                        encoding.name().toLowerCase(Locale.ROOT));
        };
    }

    private static VectorStorage vectors(String written) {
        String[] words = written.split(" ", -1);
        return switch (words[0]) {
            case NONE -> new VectorStorage.None();
            case EXACT -> new VectorStorage.Exact();
            default ->
                new VectorStorage.Hnsw(
                        Integer.parseInt(words[1]),
                        Integer.parseInt(words[2]),
                        VectorStorage.Encoding.valueOf(words[3].toUpperCase(Locale.ROOT)));
        };
    }

    private static String written(Splitting splitting) {
        return switch (splitting) {
            case WholeText() -> WHOLE;
            case Sentences(int most) -> Integer.toString(most);
        };
    }

    private static Splitting splitting(String written) {
        return written.equals(WHOLE) ? Splitting.none() : Splitting.sentences(Integer.parseInt(written));
    }

    /// Refuses a model that has not made the index.
    ///
    /// @throws IndexException naming both fingerprints
    void require(StaticEmbeddingModel other, Path folder) throws IOException {
        String theirs = other.fingerprint();
        if (!theirs.equals(fingerprint)) {
            throw new IndexException(folder + " was made with the model " + model + " of fingerprint " + fingerprint
                    + ", not with " + other.directory().files().name() + " of fingerprint " + theirs
                    + ": open it with that model, or make it anew with this one");
        }
    }
}
