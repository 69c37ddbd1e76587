package dev.hayate.integrations.springai.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.integrations.springai.example.Wikipedia.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class RetrievalApplicationTest {
    @Test
    void findsThePassageThatAnswers() {
        List<Passage> passages = Wikipedia.passages();
        List<String> questions = Wikipedia.questions();
        try (ConfigurableApplicationContext context = SpringApplication.run(RetrievalApplication.class)) {
            VectorStore store = context.getBean(VectorStore.class);
            int first = 0;
            int amongThree = 0;
            for (int i = 0; i < questions.size(); i++) {
                List<String> found = RetrievalApplication.search(store, questions.get(i));
                assertThat(found).hasSize(3);
                first += found.getFirst().equals(passages.get(i).text()) ? 1 : 0;
                amongThree += found.contains(passages.get(i).text()) ? 1 : 0;
            }
            assertThat(first).isGreaterThanOrEqualTo(40);
            assertThat(amongThree).isGreaterThanOrEqualTo(46);
            assertThat(RetrievalApplication.prompt(store, "ラオスの首都はどこなのか。")).contains("首都はヴィエンチャンである");
        }
    }

    @Test
    void runs() {
        RetrievalApplication.main(new String[0]);
    }
}
