package dev.hayate.compatibility;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.HayateServer;
import dev.hayate.server.admission.ApiKey;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.http.ServerSettings;
import java.io.IOException;
import java.util.List;

/// The bundled model on a running server that asks for a key.
record Served(StaticEmbeddingModel model, Engine engine, HayateServer server) implements AutoCloseable {
    static final String MODEL = "hayate-ja";
    static final String KEY = "sk-compatibility";
    static final List<String> TEXTS = List.of("猫が好き", "東京は日本の首都です。", "Static embeddings are fast. 疾風🌀");

    static Served start() throws IOException {
        StaticEmbeddingModel model = StaticEmbeddingModel.bundled();
        Engine engine = new Engine(List.of(new ServedModel(MODEL, model, model.fingerprint(), 0)));
        ServerSettings settings = ServerSettings.DEFAULT.port(0).keys(List.of(ApiKey.of("tests", KEY)));
        return new Served(model, engine, HayateServer.start(settings, engine));
    }

    /// Where the server is, without a path.
    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /// What the library says.
    float[] vector(String text) {
        return model.encode(text, EncodeOptions.DEFAULT.normalized());
    }

    /// What the library says in fewer dimensions.
    float[] vector(String text, int dimension) {
        return model.encode(text, EncodeOptions.DEFAULT.truncateTo(dimension).normalized());
    }

    /// The tokens of a text.
    int[] tokens(String text) {
        return model.tokenizer().ids(text);
    }

    /// How many tokens texts have.
    int tokenCount(List<String> texts) {
        return texts.stream().mapToInt(text -> tokens(text).length).sum();
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
