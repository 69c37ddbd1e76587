package dev.hayate.server.engine;

import dev.hayate.Embeddings;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import java.util.List;
import java.util.function.Function;

/// The models of a server and the processors that they share. Safe for all threads.
public final class Engine {
    private final List<ServedModel> models;

    /// @param models at least one; the first is the default
    public Engine(List<ServedModel> models) {
        this.models = List.copyOf(models);
    }

    /// The models as they are now, the default one first.
    public List<ServedModel> models() {
        return models;
    }

    /// Lends a model to some work; it stays loaded until the work is done, even if it is replaced meanwhile.
    ///
    /// @param name empty for the default one
    /// @throws ApiException with [Problem#NO_SUCH_MODEL]
    public <R> R withModel(String name, Function<ServedModel, R> work) {
        if (name.isEmpty()) {
            return work.apply(models.getFirst());
        }
        for (ServedModel model : models) {
            if (model.name().equals(name)) {
                return work.apply(model);
            }
        }
        throw new ApiException(
                Problem.NO_SUCH_MODEL,
                "no such model; there are: "
                        + String.join(
                                ", ", models.stream().map(ServedModel::name).toList()));
    }

    /// Vectors of inputs.
    ///
    /// @throws ApiException if the model does not exist, an input cannot be encoded, or time runs out
    public Embedded embed(EmbedRequest request) {
        return withModel(request.model(), served -> embed(served, request));
    }

    private static Embedded embed(ServedModel served, EmbedRequest request) {
        return served.model().withEncoder(request.options(), encoder -> {
            int dimension = encoder.dimension();
            float[] values = new float[request.inputs().size() * dimension];
            for (int i = 0; i < request.inputs().size(); i++) {
                switch (request.inputs().get(i)) {
                    case Input.Text(String text) -> encoder.encode(text, values, i * dimension);
                    case Input.Tokens(int[] ids) -> encoder.encodeTokens(ids, values, i * dimension);
                }
            }
            return new Embedded(
                    served.name(), new Embeddings(values, request.inputs().size(), dimension), encoder.counts());
        });
    }
}
