package dev.hayate.integrations.langchain4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.integrations.langchain4j.example.Wikipedia.Passage;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrievalTest {
    private static final List<Passage> PASSAGES = Wikipedia.passages();
    private static final List<String> QUESTIONS = Wikipedia.questions();

    @Test
    void findsThePassageThatAnswers() throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            ContentRetriever retriever = Retrieval.retriever(model, PASSAGES);
            int first = 0;
            int amongThree = 0;
            for (int i = 0; i < QUESTIONS.size(); i++) {
                List<String> found = retriever.retrieve(Query.from(QUESTIONS.get(i))).stream()
                        .map(content -> content.textSegment().text())
                        .toList();
                assertThat(found).hasSize(3);
                first += found.getFirst().equals(PASSAGES.get(i).text()) ? 1 : 0;
                amongThree += found.contains(PASSAGES.get(i).text()) ? 1 : 0;
            }
            assertThat(first).isGreaterThanOrEqualTo(40);
            assertThat(amongThree).isGreaterThanOrEqualTo(46);
        }
    }

    @Test
    void putsThePassageIntoThePrompt() throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            ContentRetriever retriever = Retrieval.retriever(model, PASSAGES);
            assertThat(Retrieval.prompt(retriever, "ラオスの首都はどこなのか。"))
                    .startsWith("ラオスの首都はどこなのか。")
                    .contains("首都はヴィエンチャンである");
        }
    }

    @Test
    void runs() throws IOException {
        Retrieval.main(new String[0]);
    }
}
