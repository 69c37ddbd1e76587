package dev.hayate.server.openai;

import dev.hayate.EncodeOptions;
import dev.hayate.server.engine.Input;
import dev.hayate.server.json.JsonBody;
import java.util.List;

/// The body of `POST /v1/embeddings`. Members that OpenAI does not know are passed over, since clients of other
/// servers send theirs; optional ones may be `null`.
///
/// @param model empty if there is none
/// @param inputs what `input` holds
/// @param dimensions 0 if there is none
/// @param format how vectors are written
record EmbeddingsBody(String model, List<Input> inputs, int dimensions, VectorFormat format) {

    /// Reads a body.
    ///
    /// @param maxInputs how many inputs there may be
    /// @throws dev.hayate.server.api.ApiException if it is not what OpenAI takes
    static EmbeddingsBody read(byte[] body, int maxInputs) {
        Reader reader = new Reader(maxInputs);
        JsonBody.read(body, reader);
        return new EmbeddingsBody(reader.model, reader.input.inputs(), reader.dimensions, reader.format);
    }

    /// The options that this asks for: vectors of OpenAI have length 1.
    EncodeOptions options() {
        EncodeOptions normalized = EncodeOptions.DEFAULT.normalized();
        return dimensions == 0 ? normalized : normalized.truncateTo(dimensions);
    }

    private static final class Reader implements JsonBody.Member {
        private final InputReader input;
        private String model = "";
        private int dimensions;
        private VectorFormat format = VectorFormat.FLOAT;

        Reader(int maxInputs) {
            this.input = new InputReader(maxInputs);
        }

        @Override
        public void read(String name, JsonBody value) {
            if (name.equals("input")) {
                input.read(value);
            } else if (value.kind() == JsonBody.Kind.NULL) {
                value.skip();
            } else {
                readOptional(name, value);
            }
        }

        private void readOptional(String name, JsonBody value) {
            switch (name) {
                case "model" -> model = value.string();
                case "dimensions" -> dimensions = value.integer(1, Integer.MAX_VALUE);
                case "encoding_format" -> format = VectorFormat.read(value);
                default -> value.skip();
            }
        }
    }
}
