package dev.hayate.integrations.springai.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in a sentence why an application does not start, in place of a stack trace.
final class EmbeddingSettingAnalyzer extends AbstractFailureAnalyzer<EmbeddingSettingException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, EmbeddingSettingException failure) {
        String action = switch (failure.property()) {
            case "model" ->
                "Set hayate.embedding.model to the folder of a model, to a hub id such as org/name, to "
                        + "classpath: and a folder of resources, or leave it out and add "
                        + "dev.hayate:hayate-model-ja to the class path.";
            default -> "Set hayate.embedding." + failure.property() + " to a value that the model allows.";
        };
        return new FailureAnalysis(String.valueOf(failure.getMessage()), action, failure);
    }
}
