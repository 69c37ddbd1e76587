package dev.hayate.integrations.langchain4j;

import dev.hayate.EncodeCounts;
import dev.langchain4j.model.embedding.response.EmbeddingResponseMetadata;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Objects;

/// What else there is to know about a response: how many texts were truncated or empty, how many tokens unknown. A
/// listener finds it under `context.embeddingResponse().metadata()`.
public final class HayateResponseMetadata extends EmbeddingResponseMetadata {
    private final EncodeCounts counts;

    private HayateResponseMetadata(Builder<?> builder, EncodeCounts counts) {
        super(builder);
        this.counts = counts;
    }

    static HayateResponseMetadata of(String modelName, EncodeCounts counts) {
        TokenUsage usage = new TokenUsage(Math.toIntExact(counts.tokens()));
        return new HayateResponseMetadata(builder().modelName(modelName).tokenUsage(usage), counts);
    }

    /// What passed through the model.
    public EncodeCounts counts() {
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof HayateResponseMetadata that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), counts);
    }

    @Override
    public String toString() {
        return "HayateResponseMetadata[modelName=" + modelName() + ", counts=" + counts + "]";
    }
}
