package dev.hayate.integrations.micrometer.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.integrations.micrometer.example.Wikipedia.Passage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteredRetrievalTest {
    @Test
    void findsThePassageThatAnswersAndCountsOnTheWay() throws IOException {
        List<Passage> passages = Wikipedia.passages();
        List<String> questions = Wikipedia.questions();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            MeteredRetrieval retrieval = new MeteredRetrieval(model, passages, registry);
            int right = 0;
            for (int i = 0; i < questions.size(); i++) {
                right += retrieval.answer(questions.get(i)).equals(passages.get(i)) ? 1 : 0;
            }
            assertThat(right).isGreaterThanOrEqualTo(40);
        }
        assertThat(registry.get("hayate.texts").counter().count()).isEqualTo(passages.size() + questions.size());
        assertThat(registry.get("hayate.encode").timer().count()).isEqualTo(1 + questions.size());
    }

    @Test
    void runs() throws IOException {
        MeteredRetrieval.main(new String[0]);
    }
}
