package dev.hayate.training.dev;

import static dev.hayate.training.dev.DevSetTest.TOKENIZER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.numerics.Workers;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevSetFilesTest {
    @TempDir
    private Path folder;

    @Test
    void readsPairsWithJudgements() throws IOException {
        Path file = write("sts.jsonl", """
                {"sentence1": "east", "sentence2": "northeast", "score": 4.5, "id": "7"}

                {"sentence1": "east", "sentence2": "south", "score": 1}
                """);

        assertThat(value(StsSet.read("sts", file, TOKENIZER))).isEqualTo(1);
    }

    @Test
    void readsCompressedFiles() throws IOException {
        Path file = folder.resolve("bitext.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"sentence1\": \"east\", \"sentence2\": \"east\"}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(value(BitextSet.read("bitext", file, TOKENIZER))).isEqualTo(1);
    }

    @Test
    void readsQueriesWithTheirTextsInTheCorpus() throws IOException {
        Path corpus = write("corpus.jsonl", """
                {"docid": "a", "text": "south"}
                {"docid": "b", "text": "north"}
                """);
        Path queries = write("queries.jsonl", """
                {"query": "north", "relevant_docs": ["b"]}
                """);

        assertThat(value(RetrievalSet.read("retrieval", corpus, queries, TOKENIZER)))
                .isEqualTo(1);
    }

    @Test
    void namesTheFileAndLineOfWhatItCannotUse() throws IOException {
        Path broken = write("broken.jsonl", "{\"sentence1\": \"a\", \"sentence2\": \"b\", \"score\": 1}\n{\"sent");
        Path other = write("other.jsonl", "{\"sentence1\": \"a\", \"sentence2\": 3, \"score\": \"x\"}\n");
        Path empty = write("empty.jsonl", "\n");
        Path unzipped = write("unzipped.jsonl.gz", "{}");

        assertThatThrownBy(() -> StsSet.read("sts", broken, TOKENIZER))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(broken + ": line 2: is not JSON: ");
        assertThatThrownBy(() -> StsSet.read("sts", other, TOKENIZER))
                .isInstanceOf(IOException.class)
                .hasMessage(other + ": line 1: \"sentence2\" is not a text: 3");
        assertThatThrownBy(() -> StsSet.read("sts", empty, TOKENIZER)).hasMessage(empty + ": has no line");
        assertThatThrownBy(() -> StsSet.read("sts", unzipped, TOKENIZER))
                .hasMessage(unzipped + ": is not a whole gzip file; fetch it again");
    }

    @Test
    void namesQueriesWhoseTextsAreNotThere() throws IOException {
        Path corpus = write("corpus.jsonl", "{\"docid\": \"a\", \"text\": \"south\"}\n");
        Path lost = write("lost.jsonl", "{\"query\": \"north\", \"relevant_docs\": [\"a\", \"z\"]}\n");
        Path none = write("none.jsonl", "{\"query\": \"north\", \"relevant_docs\": []}\n");
        Path twice = write("twice.jsonl", Files.readString(corpus).repeat(2));

        assertThatThrownBy(() -> RetrievalSet.read("retrieval", corpus, lost, TOKENIZER))
                .hasMessage(lost + ": line 1: no text of " + corpus + " has the docid \"z\"");
        assertThatThrownBy(() -> RetrievalSet.read("retrieval", corpus, none, TOKENIZER))
                .hasMessage(none
                        + ": line 1: a query needs at least one of \"relevant_docs\"; remove the line if it has none");
        assertThatThrownBy(() -> RetrievalSet.read("retrieval", twice, lost, TOKENIZER))
                .hasMessage(twice + ": line 2: docid \"a\" stands twice");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static double value(DevSet set) {
        TrainableTable table = new TrainableTable(new float[] {9, 9, 1, 0, 1, 1, 0, 2, 0, -2, 0, 0}, 6, 2);
        try (Workers workers = new Workers(1)) {
            return set.score(table, new int[] {2}, workers).getFirst().value();
        }
    }
}
