package dev.hayate.integrations.langchain4j;

import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import dev.hayate.StaticEmbeddingModel;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.TokenCountEstimator;
import java.util.List;

/// Counts the tokens that a static model cuts texts into, exactly: no prompt, no limit. For LangChain4j's
/// splitters, so that segments have the size that is meant in the tokens of the model that encodes them. Safe
/// for all threads.
///
/// ```java
/// DocumentSplitter splitter = DocumentSplitters.recursive(256, 32, new HayateTokenCountEstimator(model));
/// ```
///
/// Of messages the texts count, and nothing around them: a static model has no chat.
public final class HayateTokenCountEstimator implements TokenCountEstimator {
    private static final EncodeOptions WHOLE_TEXT =
            EncodeOptions.DEFAULT.prompt("").maxTokens(EncodeOptions.NO_LIMIT, Overflow.TRUNCATE);

    private final StaticEmbeddingModel model;

    /// @param model belongs to the caller, who closes it
    public HayateTokenCountEstimator(StaticEmbeddingModel model) {
        this.model = model;
    }

    @Override
    public int estimateTokenCountInText(String text) {
        return model.withEncoder(WHOLE_TEXT, encoder -> encoder.tokenIds(text).length);
    }

    /// The tokens of all texts of a message.
    ///
    /// @throws IllegalArgumentException if the message is of a kind that LangChain4j has no texts for
    @Override
    public int estimateTokenCountInMessage(ChatMessage message) {
        return texts(message).stream().mapToInt(this::estimateTokenCountInText).sum();
    }

    @Override
    public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
        int tokens = 0;
        for (ChatMessage message : messages) {
            tokens += estimateTokenCountInMessage(message);
        }
        return tokens;
    }

    private static List<String> texts(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> List.of(system.text());
            case UserMessage user -> texts(user.contents());
            case AiMessage assistant -> assistant.text() == null ? List.of() : List.of(assistant.text());
            case ToolExecutionResultMessage result -> texts(result.contents());
            default ->
                throw new IllegalArgumentException(
                        "cannot count the tokens of a message of type " + message.type() + "; it has no text");
        };
    }

    private static List<String> texts(List<Content> contents) {
        return contents.stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .toList();
    }
}
