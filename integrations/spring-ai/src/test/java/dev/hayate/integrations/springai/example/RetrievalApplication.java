package dev.hayate.integrations.springai.example;

import dev.hayate.integrations.springai.example.Wikipedia.Passage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ai.chat.prompt.PromptTemplate;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.SimpleVectorStore;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/// Retrieval for a chat model: passages go into a vector store, and a question comes out as a prompt with the
/// passages that may answer it. Whatever chat model there is would be given that prompt; this application
/// prints it. The embedding model comes from auto-configuration.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class RetrievalApplication {
    private static final String TEMPLATE = """
            次の文章をもとに質問に答えてください。

            {passages}

            質問: {question}
            """;

    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(RetrievalApplication.class, arguments)) {
            VectorStore store = context.getBean(VectorStore.class);
            for (String question : List.of("ラオスの首都はどこなのか。", "カリブ海の植物園と呼ばれる国は？")) {
                System.out.println(prompt(store, question));
            }
        }
    }

    @Bean
    VectorStore vectorStore(EmbeddingModel embeddings) {
        VectorStore store = SimpleVectorStore.builder(embeddings).build();
        store.add(Wikipedia.passages().stream()
                .map(RetrievalApplication::document)
                .toList());
        return store;
    }

    private static Document document(Passage passage) {
        return new Document(passage.text(), Map.of("title", passage.title()));
    }

    static String prompt(VectorStore store, String question) {
        String passages = search(store, question).stream().collect(Collectors.joining("\n\n"));
        return new PromptTemplate(TEMPLATE).render(Map.of("passages", passages, "question", question));
    }

    static List<String> search(VectorStore store, String question) {
        SearchRequest request = SearchRequest.builder().query(question).topK(3).build();
        return store.similaritySearch(request).stream().map(Document::getText).toList();
    }
}
