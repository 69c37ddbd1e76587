package dev.hayate.integrations.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.StaticEmbeddingModel;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HayateTokenCountEstimatorTest {
    private static StaticEmbeddingModel model;

    @BeforeAll
    static void loadModel() throws IOException {
        model = StaticEmbeddingModel.bundled();
    }

    @AfterAll
    static void closeModel() {
        model.close();
    }

    @Test
    void countsTheTokensOfTheModel() {
        HayateTokenCountEstimator estimator = new HayateTokenCountEstimator(model);
        for (String text : List.of("", "猫", "東京は日本の首都です。", "疾風".repeat(3000))) {
            assertThat(estimator.estimateTokenCountInText(text))
                    .isEqualTo(model.tokenizer().ids(text).length);
        }
    }

    @Test
    void countsTheTextsOfMessages() {
        HayateTokenCountEstimator estimator = new HayateTokenCountEstimator(model);
        int tokens = estimator.estimateTokenCountInText("猫が好き");
        assertThat(estimator.estimateTokenCountInMessages(List.of(
                        SystemMessage.from("猫が好き"),
                        UserMessage.from("猫が好き"),
                        AiMessage.from("猫が好き"),
                        ToolExecutionResultMessage.from("1", "search", "猫が好き"))))
                .isEqualTo(4 * tokens);
    }

    @Test
    void splittersKeepToItsCount() {
        HayateTokenCountEstimator estimator = new HayateTokenCountEstimator(model);
        List<TextSegment> segments = DocumentSplitters.recursive(20, 0, estimator)
                .split(Document.from("東京は日本の首都です。大阪は西日本の中心です。".repeat(20)));
        assertThat(segments)
                .hasSizeGreaterThan(5)
                .allSatisfy(segment -> assertThat(estimator.estimateTokenCountInText(segment.text()))
                        .isLessThanOrEqualTo(20));
    }
}
