package dev.hayate.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.Embeddings;
import dev.hayate.EmptyText;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.bulk.format.NpyFormat;
import dev.hayate.bulk.format.ParquetFormat;
import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkEncodingTest {
    @TempDir
    private Path folder;

    @Test
    void keepsTheOrderOfRowsAcrossChunksAndFiles() throws IOException {
        BulkSource source = Corpus.source(
                Corpus.write(folder.resolve("あ 1.jsonl"), 0, 2500),
                Corpus.write(folder.resolve("b.jsonl"), 2500, 2600));
        Collected sink = new Collected();
        try (StaticEmbeddingModel model = Corpus.model()) {
            BulkOutcome outcome = new BulkEncoding(model, Corpus.OPTIONS, source, BulkListener.NONE).into(sink);
            assertThat(outcome).isInstanceOfSatisfying(BulkOutcome.Finished.class, finished -> {
                assertThat(finished.counts().texts()).isEqualTo(2600);
                assertThat(finished.counts().empty()).isEqualTo(371);
            });
            assertThat(sink.complete).isTrue();
            assertThat(sink.ids).hasSize(2600);
            for (int row = 0; row < 2600; row++) {
                assertThat(sink.ids.get(row)).isEqualTo(String.valueOf(row));
                assertThat(sink.vectors.get(row)).isEqualTo(model.encode(Corpus.text(row), Corpus.OPTIONS));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void givesTheSameBytesWithAnyNumberOfThreads(int threads) throws IOException {
        BulkSource source = Corpus.source(Corpus.write(folder.resolve("a.jsonl"), 0, 5000));
        Path expected = folder.resolve("expected");
        Corpus.encode(source, expected, new ParquetFormat(), 2000, ExistingOutput.REFUSE);
        Path out = folder.resolve("出 力");
        try (StaticEmbeddingModel model = Corpus.model()) {
            new BulkEncoding(model, Corpus.OPTIONS.threads(threads), source, BulkListener.NONE)
                    .into(out, new ShardFiles(out, new ParquetFormat()), 2000, ExistingOutput.REFUSE);
        }
        assertThat(Corpus.content(out))
                .isEqualTo(Corpus.content(expected))
                .containsOnlyKeys(
                        "manifest.json", "vectors-00000.parquet", "vectors-00001.parquet", "vectors-00002.parquet");
    }

    @Test
    void writesParquetWithTheColumnsThatGoAlong() throws IOException {
        Path file = Corpus.write(folder.resolve("a.jsonl"), 0, 10);
        BulkSource source = new BulkSource(FileSource.of(file), "body", List.of("body", "id"));
        Path out = folder.resolve("out");
        Corpus.encode(source, out, new ParquetFormat(), 100, ExistingOutput.REFUSE);
        FileSource written = FileSource.of(out.resolve("vectors-00000.parquet"));
        assertThat(RowReader.columns(written)).containsExactly("body", "id", "embedding");
        try (RowReader rows = RowReader.open(
                        written, RowSelection.of("body").withValues("id").withValueLists("embedding"));
                StaticEmbeddingModel model = Corpus.model()) {
            for (int row = 0; row < 10; row++) {
                rows.next();
                assertThat(rows.text(0)).isEqualTo(Corpus.text(row));
                assertThat(rows.value(0)).isEqualTo(String.valueOf(row));
                assertThat(rows.values(0).stream().map(Float::valueOf))
                        .containsExactly(boxed(model.encode(Corpus.text(row), Corpus.OPTIONS)));
            }
            assertThat(rows.next()).isFalse();
        }
    }

    private static Float[] boxed(float[] values) {
        Float[] boxed = new Float[values.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    @Test
    void tellsOfRowsAsTheyAreDone() throws IOException {
        BulkSource source = Corpus.source(Corpus.write(folder.resolve("a.jsonl"), 0, 3000));
        List<Integer> done = new ArrayList<>();
        BulkListener listener = new BulkListener() {
            @Override
            public void begins(long before, OptionalLong rows) {
                assertThat(rows).isEmpty();
            }

            @Override
            public void encoded(int rows) {
                done.add(rows);
            }
        };
        try (StaticEmbeddingModel model = Corpus.model()) {
            new BulkEncoding(model, Corpus.OPTIONS, source, listener).into(new Collected());
        }
        assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3000);
        assertThat(done).hasSizeGreaterThan(1);
    }

    @Test
    void namesTheFileAndTheRowThatCannotBeEncoded() throws IOException {
        BulkSource source = Corpus.source(
                Corpus.write(folder.resolve("a.jsonl"), 0, 3), Corpus.write(folder.resolve("b.jsonl"), 0, 10));
        try (StaticEmbeddingModel model = Corpus.model()) {
            BulkEncoding encoding =
                    new BulkEncoding(model, Corpus.OPTIONS.onEmpty(EmptyText.ERROR), source, BulkListener.NONE);
            assertThatThrownBy(() -> encoding.into(new Collected()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("b.jsonl, row 4: no tokens");
        }
    }

    @Test
    void keepsTheShardsBeforeABrokenRow() throws IOException {
        Path file = Corpus.write(folder.resolve("a.jsonl"), 0, 25);
        Files.writeString(file, Files.readString(file) + "{\"id\": 25, \"body\": 7}\n");
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> Corpus.encode(Corpus.source(file), out, 10, ExistingOutput.REFUSE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.jsonl, row 26")
                .hasMessageContaining("\"body\" is a number");
        assertThat(Corpus.content(out)).containsOnlyKeys("manifest.json", "vectors-00000.jsonl", "vectors-00001.jsonl");
        assertThat(Manifest.read(out).shards()).hasSize(2);
    }

    @Test
    void refusesTextsThatAreNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), new byte[] {'a', '\n', (byte) 0xFF, '\n'});
        BulkSource source = new BulkSource(FileSource.of(file), "text", List.of());
        assertThatThrownBy(() -> Corpus.encode(source, folder.resolve("out"), 10, ExistingOutput.REFUSE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.txt, row 2: not UTF-8");
    }

    @Test
    void looksForColumnsBeforeItTouchesTheOutput() throws IOException {
        BulkSource source =
                new BulkSource(FileSource.of(Corpus.write(folder.resolve("a.jsonl"), 0, 3)), "body", List.of("title"));
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> Corpus.encode(source, out, 10, ExistingOutput.REFUSE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no column \"title\"; it has id, body");
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesColumnsThatTheFormatHasNoRoomFor() throws IOException {
        BulkSource source = Corpus.source(Corpus.write(folder.resolve("a.jsonl"), 0, 3));
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> Corpus.encode(source, out, new NpyFormat(), 10, ExistingOutput.REFUSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("npy")
                .hasMessageContaining("id");
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesShardsWithoutRows() throws IOException {
        BulkSource source = Corpus.source(Corpus.write(folder.resolve("a.jsonl"), 0, 3));
        assertThatThrownBy(() -> Corpus.encode(source, folder.resolve("out"), 0, ExistingOutput.REFUSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0");
    }

    @Test
    void dropsTheShardThatCannotBeWritten() throws IOException {
        BulkSource source = Corpus.source(Corpus.write(folder.resolve("a.jsonl"), 0, 30));
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> Corpus.encode(source, out, new Dying(1, "write"), 10, ExistingOutput.REFUSE))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        assertThat(Corpus.content(out)).containsOnlyKeys("manifest.json", "vectors-00000.jsonl");
    }

    /// Takes everything.
    private static final class Collected implements VectorSink {
        private final List<String> ids = new ArrayList<>();
        private final List<float[]> vectors = new ArrayList<>();
        private boolean complete;

        @Override
        public void write(VectorBatch batch) {
            assertThat(batch.firstRow()).isEqualTo(ids.size() + 1);
            Embeddings embeddings = batch.vectors();
            for (int row = 0; row < batch.rows(); row++) {
                ids.add(batch.kept().get(row).getFirst());
                vectors.add(embeddings.row(row));
            }
        }

        @Override
        public void complete() {
            complete = true;
        }

        @Override
        public void close() {}
    }
}
