package dev.hayate.integrations.springai.autoconfigure;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.util.function.IntFunction;
import org.springframework.ai.document.MetadataMode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The properties `hayate.embedding.*`.
///
/// @param model `bundled` for the model in `dev.hayate:hayate-model-ja`; a folder; a hub id such as `org/name`; or
///     `classpath:` and a folder of resources
/// @param name what responses and metrics call the model
/// @param dimension how many leading values of every vector to keep; 0 for the model's own
/// @param normalize whether vectors are scaled to length 1
/// @param threads how many threads share the work on a list; 0 for one per available processor
/// @param metadataMode which metadata of a document are part of its text
@ConfigurationProperties(HayateEmbeddingProperties.PREFIX)
public record HayateEmbeddingProperties(
        @DefaultValue("bundled") String model,
        @DefaultValue("hayate") String name,
        @DefaultValue("0") int dimension,
        @DefaultValue("true") boolean normalize,
        @DefaultValue("0") int threads,
        @DefaultValue("EMBED") MetadataMode metadataMode) {

    static final String PREFIX = "hayate.embedding";

    private static final String CLASS_PATH = "classpath:";

    EncodeOptions options() {
        EncodeOptions options = with("threads", threads, EncodeOptions.DEFAULT::threads);
        EncodeOptions sized = dimension == 0 ? options : with("dimension", dimension, options::truncateTo);
        return normalize ? sized.normalized() : sized;
    }

    private static EncodeOptions with(String property, int value, IntFunction<EncodeOptions> change) {
        try {
            return change.apply(value);
        } catch (IllegalArgumentException e) {
            throw new EmbeddingSettingException(property, Integer.toString(value), e);
        }
    }

    StaticEmbeddingModel load(ClassLoader resources) {
        try {
            if (model.startsWith(CLASS_PATH)) {
                return StaticEmbeddingModel.fromResources(resources, model.substring(CLASS_PATH.length()));
            }
            return model.equals("bundled") ? StaticEmbeddingModel.bundled() : StaticEmbeddingModel.load(model);
        } catch (IOException | RuntimeException e) {
            throw new EmbeddingSettingException("model", model, e);
        }
    }
}
