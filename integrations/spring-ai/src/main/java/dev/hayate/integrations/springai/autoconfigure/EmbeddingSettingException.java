package dev.hayate.integrations.springai.autoconfigure;

/// A property `hayate.embedding.*` has a value with which no model can be had.
public final class EmbeddingSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String property;

    EmbeddingSettingException(String property, String value, Exception cause) {
        super(HayateEmbeddingProperties.PREFIX + "." + property + "=" + value + ": " + cause.getMessage(), cause);
        this.property = property;
    }

    /// The name of the property behind `hayate.embedding.`.
    public String property() {
        return property;
    }
}
