package dev.hayate.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.bulk.format.JsonlFormat;
import dev.hayate.bulk.format.ParquetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
    private static final int ROWS = 47;
    private static final int SHARD = 10;
    private static final int SHARDS = 5;

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path out = Path.of("");
    private Map<String, String> undisturbed = Map.of();

    @BeforeEach
    void runsUndisturbed() throws IOException {
        file = Corpus.write(folder.resolve("texts.jsonl"), 0, ROWS);
        Path whole = folder.resolve("whole");
        encode(whole, ExistingOutput.REFUSE);
        undisturbed = Corpus.content(whole);
        assertThat(undisturbed).hasSize(1 + SHARDS);
        out = folder.resolve("出 力");
    }

    private BulkOutcome encode(Path folder, ExistingOutput existing) throws IOException {
        return Corpus.encode(Corpus.source(file), folder, SHARD, existing);
    }

    @ParameterizedTest
    @CsvSource({
        "0, open",
        "0, write",
        "0, complete",
        "0, completed",
        "2, open",
        "2, write",
        "2, complete",
        "2, completed",
        "4, open",
        "4, write",
        "4, complete",
        "4, completed"
    })
    void goesOnAfterAFailureInAnyStep(int shard, String step) throws IOException {
        assertThatThrownBy(() ->
                        Corpus.encode(Corpus.source(file), out, new Dying(shard, step), SHARD, ExistingOutput.REFUSE))
                .isInstanceOf(IOException.class);
        Dying resumed = Dying.never();
        BulkOutcome outcome = Corpus.encode(Corpus.source(file), out, resumed, SHARD, ExistingOutput.RESUME);
        assertThat(outcome).isInstanceOfSatisfying(BulkOutcome.Finished.class, finished -> {
            assertThat(finished.output().rows()).isEqualTo(ROWS);
            assertThat(finished.counts().texts()).isEqualTo(ROWS - (long) shard * SHARD);
        });
        assertThat(resumed.opened())
                .hasSize(SHARDS - shard)
                .contains("vectors-0000" + shard + ".jsonl")
                .doesNotHaveDuplicates();
        assertThat(Corpus.content(out)).isEqualTo(undisturbed);
    }

    /// What `kill -9` leaves: so many shards are noted down, and files of later ones are there, complete or not.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5})
    void goesOnAfterADeathInAnyStep(int noted) throws IOException {
        copyShards(noted);
        List<String> left = List.of(
                ".vectors-0000%d.jsonl.part".formatted(noted),
                ".vectors-0000%d.jsonl.part".formatted(noted + 1),
                ".manifest.json.part");
        for (String name : left) {
            Files.writeString(out.resolve(name), "{\"id\":\"1");
        }
        Files.createFile(out.resolve(".lock"));
        encode(out, ExistingOutput.RESUME);
        assertThat(Corpus.content(out)).isEqualTo(undisturbed);
    }

    @Test
    void replacesAShardThatIsNotNotedDown() throws IOException {
        copyShards(2);
        Files.writeString(out.resolve("vectors-00002.jsonl"), undisturbed.get("vectors-00002.jsonl"));
        Files.writeString(out.resolve("vectors-00007.jsonl"), "from a run that got further");
        encode(out, ExistingOutput.RESUME);
        assertThat(Corpus.content(out)).isEqualTo(undisturbed);
    }

    /// The first shards as they are, and a manifest that knows of them alone.
    private void copyShards(int noted) throws IOException {
        Path whole = folder.resolve("whole");
        Files.createDirectories(out);
        Manifest all = Manifest.read(whole);
        Manifest known =
                new Manifest(Manifest.FORMAT, all.plan(), false, all.shards().subList(0, noted));
        for (Manifest.ShardFile file : known.files().toList()) {
            Files.copy(whole.resolve(file.name()), out.resolve(file.name()));
        }
        known.write(out);
    }

    @Test
    void beginsWhereNothingIsThere() throws IOException {
        encode(out, ExistingOutput.RESUME);
        assertThat(Corpus.content(out)).isEqualTo(undisturbed);
    }

    @Test
    void goesOnWhenOnlyTheFolderWasMade() throws IOException {
        Files.createDirectories(out);
        Files.createFile(out.resolve(".lock"));
        Files.writeString(out.resolve(".manifest.json.part"), "{");
        encode(out, ExistingOutput.RESUME);
        assertThat(Corpus.content(out)).isEqualTo(undisturbed);
    }

    @Test
    void leavesACompleteOutputAsItIs() throws IOException {
        Path whole = folder.resolve("whole");
        Path shard = whole.resolve("vectors-00000.jsonl");
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(shard, before);
        assertThat(encode(whole, ExistingOutput.RESUME))
                .isInstanceOfSatisfying(
                        BulkOutcome.Unchanged.class,
                        unchanged -> assertThat(unchanged.output().rows()).isEqualTo(ROWS));
        assertThat(Files.getLastModifiedTime(shard)).isEqualTo(before);
        assertThat(Corpus.content(whole)).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void goesOnAfterItWasStopped(int chunks) throws IOException {
        BulkOutcome outcome;
        try (StaticEmbeddingModel model = Corpus.model()) {
            StoppingListener listener = new StoppingListener(chunks);
            BulkEncoding encoding = new BulkEncoding(model, Corpus.OPTIONS, Corpus.source(file), listener);
            listener.encoding = encoding;
            outcome = encoding.into(out, new ShardFiles(out, new JsonlFormat()), SHARD, ExistingOutput.REFUSE);
        }
        assertThat(outcome).isEqualTo(new BulkOutcome.Stopped(Manifest.read(out).size()));
        assertThat(Manifest.read(out).shards()).hasSize(chunks);
        encode(out, ExistingOutput.RESUME);
        assertThat(Corpus.content(out)).isEqualTo(undisturbed);
    }

    private static final class StoppingListener implements BulkListener {
        private int chunks;
        private @Nullable BulkEncoding encoding;

        StoppingListener(int chunks) {
            this.chunks = chunks;
        }

        @Override
        public void encoded(int rows) {
            if (--chunks == 0 && encoding != null) {
                encoding.stop();
            }
        }
    }

    @Test
    void refusesAFolderThatIsNotEmpty() throws IOException {
        Path whole = folder.resolve("whole");
        assertThatThrownBy(() -> encode(whole, ExistingOutput.REFUSE))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining(whole.toString())
                .hasMessageContaining("--resume")
                .hasMessageContaining("--overwrite");
        assertThat(Corpus.content(whole)).isEqualTo(undisturbed);
    }

    @Test
    void beginsAnewIfAskedTo() throws IOException {
        Path whole = folder.resolve("whole");
        Corpus.write(file, 0, 5);
        Corpus.encode(Corpus.source(file), whole, new ParquetFormat(), SHARD, ExistingOutput.OVERWRITE);
        assertThat(Corpus.content(whole)).containsOnlyKeys("manifest.json", "vectors-00000.parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OVERWRITE", "RESUME"})
    void leavesForeignFilesAlone(ExistingOutput existing) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> encode(out, existing))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("thesis.txt");
        assertThat(Corpus.content(out)).isEqualTo(Map.of("thesis.txt", "years of work"));
    }

    @Test
    void refusesAnotherModelWithBothFingerprints() throws IOException {
        copyShards(2);
        try (StaticEmbeddingModel was = Corpus.model();
                StaticEmbeddingModel other = StaticEmbeddingModel.load(Corpus.MODELS.resolve("st-bf16"))) {
            BulkEncoding encoding = new BulkEncoding(other, Corpus.OPTIONS, Corpus.source(file), BulkListener.NONE);
            assertThatThrownBy(() ->
                            encoding.into(out, new ShardFiles(out, new JsonlFormat()), SHARD, ExistingOutput.RESUME))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(was.fingerprint())
                    .hasMessageContaining(other.fingerprint());
        }
        assertThat(Manifest.read(out).shards()).hasSize(2);
    }

    @Test
    void refusesOtherOptions() throws IOException {
        copyShards(2);
        assertRefused(Corpus.OPTIONS.truncateTo(2), "dimension was 3 and is 2");
        assertRefused(Corpus.OPTIONS.normalized(), "normalize was false and is true");
        assertRefused(Corpus.OPTIONS.prompt("a: "), "prompt was default and is text a: ");
    }

    private void assertRefused(EncodeOptions options, String reason) throws IOException {
        try (StaticEmbeddingModel model = Corpus.model()) {
            BulkEncoding encoding = new BulkEncoding(model, options, Corpus.source(file), BulkListener.NONE);
            assertThatThrownBy(() ->
                            encoding.into(out, new ShardFiles(out, new JsonlFormat()), SHARD, ExistingOutput.RESUME))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(out.toString())
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void refusesAnotherSource() throws IOException {
        copyShards(2);
        Files.writeString(file, Files.readString(file) + "{\"id\": 9, \"body\": \"new\"}\n");
        assertThatThrownBy(() -> encode(out, ExistingOutput.RESUME))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("texts.jsonl had")
                .hasMessageContaining(Files.size(file) + " of ");
        Path other = Corpus.write(folder.resolve("other.jsonl"), 0, ROWS);
        assertThatThrownBy(() -> Corpus.encode(Corpus.source(other), out, SHARD, ExistingOutput.RESUME))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("texts.jsonl")
                .hasMessageContaining("other.jsonl");
    }

    @Test
    void refusesOtherShards() throws IOException {
        copyShards(2);
        assertThatThrownBy(() -> Corpus.encode(Corpus.source(file), out, 11, ExistingOutput.RESUME))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("was 10 and is 11");
        assertThatThrownBy(() ->
                        Corpus.encode(Corpus.source(file), out, new ParquetFormat(), SHARD, ExistingOutput.RESUME))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("was jsonl and is parquet");
    }

    @Test
    void refusesAShardThatIsNotAsItWasWritten() throws IOException {
        copyShards(2);
        Path shard = out.resolve("vectors-00001.jsonl");
        long size = Files.size(shard);
        Files.writeString(shard, "{\"id\":");
        assertThatThrownBy(() -> encode(out, ExistingOutput.RESUME))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("vectors-00001.jsonl: has 6 bytes, and " + size);
        Files.delete(shard);
        assertThatThrownBy(() -> encode(out, ExistingOutput.RESUME))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("vectors-00001.jsonl")
                .hasMessageContaining("not in the folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}", "[]", "{\"format\": \"hayate-vectors-1\", \"plan\": null}", "null", "{\"a\": 1}"})
    void refusesABrokenManifest(String content) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("manifest.json"), content);
        assertThatThrownBy(() -> encode(out, ExistingOutput.RESUME))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("manifest.json");
        assertThat(out.resolve("manifest.json")).hasContent(content);
    }

    @Test
    void refusesAManifestOfALaterVersion() throws IOException {
        copyShards(1);
        Path manifest = out.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace(Manifest.FORMAT, "hayate-vectors-9"));
        assertThatThrownBy(() -> encode(out, ExistingOutput.RESUME))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("hayate-vectors-9");
    }

    @Test
    void letsOneRunAtATimeIn() throws IOException {
        try (OutputFolder first = OutputFolder.enter(out)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> encode(out, ExistingOutput.RESUME))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("another run");
        }
        encode(out, ExistingOutput.RESUME);
        assertThat(Corpus.content(out)).isEqualTo(undisturbed);
    }

    @Test
    void refusesAFileInThePlaceOfTheFolder() throws IOException {
        Files.writeString(out, "");
        assertThatThrownBy(() -> encode(out, ExistingOutput.RESUME))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("is a file");
    }
}
