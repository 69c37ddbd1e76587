package dev.hayate.integrations.langchain4j.example;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.integrations.langchain4j.HayateEmbeddingModel;
import dev.hayate.integrations.langchain4j.HayateTokenCountEstimator;
import dev.hayate.integrations.langchain4j.example.Wikipedia.Passage;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.IOException;
import java.util.List;

/// Retrieval for a chat model: passages go into a store, and a question comes out as a prompt with the passages
/// that may answer it. Whatever chat model there is would be given that prompt; this program prints it.
public final class Retrieval {
    private Retrieval() {}

    public static void main(String[] arguments) throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            ContentRetriever retriever = retriever(model, Wikipedia.passages());
            for (String question : List.of("ラオスの首都はどこなのか。", "カリブ海の植物園と呼ばれる国は？")) {
                System.out.println(prompt(retriever, question) + "\n");
            }
        }
    }

    static ContentRetriever retriever(StaticEmbeddingModel model, List<Passage> passages) {
        EmbeddingModel embeddings = HayateEmbeddingModel.builder(model).build();
        InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        EmbeddingStoreIngestor.builder()
                .documentSplitter(DocumentSplitters.recursive(256, 32, new HayateTokenCountEstimator(model)))
                .embeddingModel(embeddings)
                .embeddingInputType(EmbeddingInputType.DOCUMENT)
                .embeddingStore(store)
                .build()
                .ingest(passages.stream().map(Retrieval::document).toList());
        return EmbeddingStoreContentRetriever.builder()
                .embeddingModel(embeddings)
                .embeddingInputType(EmbeddingInputType.QUERY)
                .embeddingStore(store)
                .maxResults(3)
                .build();
    }

    private static Document document(Passage passage) {
        return Document.from(passage.text(), Metadata.from("title", passage.title()));
    }

    static String prompt(ContentRetriever retriever, String question) {
        RetrievalAugmentor augmentor =
                DefaultRetrievalAugmentor.builder().contentRetriever(retriever).build();
        UserMessage message = UserMessage.from(question);
        ChatMessage augmented = augmentor
                .augment(new AugmentationRequest(message, dev.langchain4j.rag.query.Metadata.from(message, null, null)))
                .chatMessage();
        return ((UserMessage) augmented).singleText();
    }
}
