package dev.hayate.server.tei;

import dev.hayate.server.engine.Input;
import dev.hayate.server.engine.InputReader;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The body of `POST /similarity`: `inputs` with `source_sentence` and `sentences`, and `parameters`.
final class SimilarityBody {
    private final InputReader reader;
    private final TeiParameters parameters = new TeiParameters();

    @Nullable
    private String source;

    @Nullable
    private List<String> sentences;

    private SimilarityBody(RequestLimits limits) {
        this.reader = new InputReader("inputs.sentences", limits);
    }

    static SimilarityBody read(byte[] json, RequestLimits limits) {
        SimilarityBody body = new SimilarityBody(limits);
        JsonBody.read(json, new Present(body::read));
        return body;
    }

    private void read(String name, JsonBody value) {
        switch (name) {
            case "inputs" -> value.object(new Present(this::readInputs));
            case "parameters" -> value.object(new Present(parameters::read));
            default -> value.skip();
        }
    }

    private void readInputs(String name, JsonBody value) {
        switch (name) {
            case "source_sentence" -> source = value.string();
            case "sentences" -> sentences = reader.texts(value);
            default -> value.skip();
        }
    }

    /// The source sentence, and after it those that it is compared with.
    List<Input> inputs() {
        List<Input> first = TeiInputs.texts(List.of(Present.required(source, "inputs.source_sentence")));
        List<Input> others = TeiInputs.texts(Present.required(sentences, "inputs.sentences"));
        TeiInputs.requireFilled(first, "inputs.source_sentence");
        TeiInputs.requireFilled(others, "inputs.sentences");
        return Stream.concat(first.stream(), others.stream()).toList();
    }

    TeiParameters parameters() {
        return parameters;
    }
}
