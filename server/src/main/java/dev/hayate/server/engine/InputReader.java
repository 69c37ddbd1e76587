package dev.hayate.server.engine;

import dev.hayate.server.json.JsonBody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads what shall become vectors.
///
/// @param place the name of the member that holds it
/// @param limits how many may be read
public record InputReader(String place, RequestLimits limits) {

    /// A text, the ids of one, or an array of texts and of arrays of ids. Empty if the array is.
    ///
    /// @throws ApiException if it is something else, or there are too many
    public List<Input> inputs(JsonBody value) {
        List<Input> inputs = new ArrayList<>();
        switch (value.kind()) {
            case STRING -> inputs.add(new Input.Text(value.string()));
            case ARRAY -> readArray(value, inputs);
            case NUMBER, BOOLEAN, NULL, OBJECT -> throw value.problem("expected a text or an array");
        }
        return inputs;
    }

    private void readArray(JsonBody value, List<Input> inputs) {
        Ids single = new Ids();
        value.array(element -> {
            switch (element.kind()) {
                case STRING -> inputs.add(new Input.Text(element.string()));
                case ARRAY -> inputs.add(new Input.Tokens(ids(element)));
                case NUMBER -> single.add(element);
                case BOOLEAN, NULL, OBJECT -> throw element.problem("expected a text or ids of tokens");
            }
            if (single.count > 0 && !inputs.isEmpty()) {
                throw element.problem("expected either inputs or the ids of one, not both");
            }
            limits.require(inputs.size(), place);
        });
        if (single.count > 0) {
            inputs.add(new Input.Tokens(single.taken()));
        }
    }

    /// An array of texts. Empty if the array is.
    ///
    /// @throws ApiException if it is something else, or there are too many
    public List<String> texts(JsonBody value) {
        List<String> texts = new ArrayList<>();
        value.array(element -> {
            texts.add(element.string());
            limits.require(texts.size(), place);
        });
        return texts;
    }

    /// An array of ids, whether or not a model has them.
    ///
    /// @throws ApiException if it is something else
    public static int[] ids(JsonBody value) {
        Ids ids = new Ids();
        value.array(ids::add);
        return ids.taken();
    }

    /// Ids as they come.
    private static final class Ids {
        private int[] values = new int[16];
        private int count;

        void add(JsonBody value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value.integer(0, Integer.MAX_VALUE);
        }

        int[] taken() {
            return Arrays.copyOf(values, count);
        }
    }
}
