package dev.hayate.server.openai;

import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.JsonBytes;

/// How a vector is written: the values of `encoding_format`.
enum VectorFormat {
    /// An array of numbers.
    FLOAT {
        @Override
        int size(int values) {
            return JsonBytes.numbersSize(values);
        }

        @Override
        void write(float[] values, int from, int to, JsonBytes json) {
            json.numbers(values, from, to);
        }
    },

    /// Little-endian float32 in base64.
    BASE64 {
        @Override
        int size(int values) {
            return JsonBytes.base64Size(values);
        }

        @Override
        void write(float[] values, int from, int to, JsonBytes json) {
            json.base64(values, from, to);
        }
    };

    static VectorFormat read(JsonBody value) {
        return switch (value.string()) {
            case "float" -> FLOAT;
            case "base64" -> BASE64;
            default -> throw value.problem("expected \"float\" or \"base64\"");
        };
    }

    /// About how many bytes a vector takes.
    abstract int size(int values);

    /// Writes the vector in `[from, to)`.
    abstract void write(float[] values, int from, int to, JsonBytes json);
}
