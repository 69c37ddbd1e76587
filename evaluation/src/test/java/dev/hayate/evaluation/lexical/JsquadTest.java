package dev.hayate.evaluation.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the wider data lie beside the project: questions about Wikipedia, each answered by one of 1,145
/// paragraphs.
class JsquadTest {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data/eval/jsquad_retrieval");

    @TempDir
    Path parent;

    @Test
    void findsTheParagraphOfMostQuestionsFirst() throws IOException {
        assumeTrue(Files.exists(FOLDER), "no " + FOLDER + " beside the project");
        List<JsonNode> passages = lines("valid_corpus.jsonl");
        List<JsonNode> queries = lines("valid_queries.jsonl");
        Corpus corpus = Corpus.of(new Passages(column(passages, "docid"), column(passages, "text")));
        try (Workers workers = new Workers(2);
                LexicalIndex index = LexicalIndex.build(corpus, parent, workers)) {
            List<Ranking> found = index.search(column(queries, "query"), 10, workers);
            double sum = 0;
            for (int i = 0; i < found.size(); i++) {
                String relevant = queries.get(i).get("relevant_docs").get(0).asString();
                sum += gain(found.get(i).ids().indexOf(relevant));
            }
            assertThat(sum / found.size()).as("nDCG@10").isCloseTo(0.9277, within(0.00005));
        }
    }

    private static double gain(int index) {
        return index < 0 ? 0 : Math.log(2) / Math.log(index + 2);
    }

    private static List<String> column(List<JsonNode> rows, String name) {
        return rows.stream().map(row -> row.get(name).asString()).toList();
    }

    private static List<JsonNode> lines(String file) throws IOException {
        JsonMapper mapper = new JsonMapper();
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .map(mapper::readTree)
                .toList();
    }
}
