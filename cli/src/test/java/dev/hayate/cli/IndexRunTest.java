package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.search.IndexSettings;
import dev.hayate.search.SearchIndex;
import dev.hayate.search.WriteOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexRunTest {
    private static final FileTime TIME = FileTime.fromMillis(1_700_000_000_000L);
    private static final WriteOptions OPTIONS = new WriteOptions(2, 16);

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private Path rows;
    private StaticEmbeddingModel model;
    private SearchIndex index;

    @BeforeEach
    void interruptARun() throws IOException {
        rows = folder.resolve("rows.jsonl");
        model = StaticEmbeddingModel.bundled();
        index = SearchIndex.create(folder.resolve("index"), model, IndexSettings.of(model));
        writeRows("12345");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(IndexRun.Action.ADD, false))
                .withMessageContaining("row 600");
    }

    @AfterEach
    void close() throws IOException {
        index.close();
        model.close();
    }

    private void writeRows(String text600) throws IOException {
        StringBuilder json = new StringBuilder();
        for (int i = 1; i <= 700; i++) {
            json.append("{\"id\":\"r" + i + "\",\"text\":" + (i == 600 ? text600 : "\"文" + i + "\"") + "}\n");
        }
        Files.writeString(rows, json);
        Files.setLastModifiedTime(rows, TIME);
    }

    private void run(IndexRun.Action action, boolean resume) throws IOException {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintWriter(said, true),
                false,
                folder);
        DocumentPlan plan = new DocumentPlan("");
        plan.addRows(
                FileSource.of(rows),
                new RowDocuments.Columns(Optional.of("id"), "text", Optional.empty(), List.of()),
                Optional.empty(),
                "rows.jsonl",
                OptionalLong.empty());
        new IndexRun(terminal, false, plan, action, Duration.ZERO).write(index, "index", OPTIONS, resume);
    }

    @Test
    void keepsWhatWasCommittedBeforeTheInterruption() throws IOException {
        assertThat(index.facts().documents()).isEqualTo(512);
    }

    @Test
    void goesOnAfterTheLastCommit() throws IOException {
        writeRows("\"abc\"");

        run(IndexRun.Action.ADD, true);

        assertThat(said.toString()).contains("512 documents are done", "188 documents in", "index has 700 documents");
        assertThat(index.facts().documents()).isEqualTo(700);
    }

    @Test
    void refusesToResumeWithAnotherCall() throws IOException {
        writeRows("\"abcd\"");

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> run(IndexRun.Action.ADD, true))
                .withMessageContaining("changed since");
        writeRows("\"abc\"");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> run(IndexRun.Action.UPDATE, true))
                .withMessageContaining("another call");
    }

    @Test
    void refusesToAddToWhatWasInterrupted() throws IOException {
        writeRows("\"abc\"");

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> run(IndexRun.Action.ADD, false))
                .withMessageContaining("interrupted after 512 documents")
                .withMessageContaining("--resume");
    }

    @Test
    void repairsByUpdatingWithAllRows() throws IOException {
        writeRows("\"abcd\"");

        run(IndexRun.Action.UPDATE, false);

        assertThat(index.facts().documents()).isEqualTo(700);
    }
}
