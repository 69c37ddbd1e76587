package dev.hayate.bulk.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.bulk.BulkEncoding;
import dev.hayate.bulk.BulkListener;
import dev.hayate.bulk.BulkOutcome;
import dev.hayate.bulk.BulkSource;
import dev.hayate.bulk.DiesInShard;
import dev.hayate.bulk.ExistingOutput;
import dev.hayate.bulk.RowId;
import dev.hayate.bulk.SampleTexts;
import dev.hayate.bulk.VectorDestination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkFilesResumeTest {
    private static final EncodeOptions OPTIONS = EncodeOptions.DEFAULT.truncateTo(16);
    private static final int ROWS = 1_000;
    private static final int SHARD_ROWS = 300;

    @TempDir
    Path temporary;

    private static BulkFiles files(Path folder) {
        return new BulkFiles(
                folder,
                new BulkIndex("pages", Dialect.OPENSEARCH, new RowId.Kept("id"), "embedding"),
                "model-a",
                20_000);
    }

    private static SortedMap<String, Long> contents(Path folder) throws IOException {
        SortedMap<String, Long> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                java.util.zip.CRC32C checksum = new java.util.zip.CRC32C();
                checksum.update(Files.readAllBytes(file));
                contents.put(file.getFileName().toString(), checksum.getValue());
            }
        }
        return contents;
    }

    @Test
    void leavesTheSameFilesWhetherOrNotItWasInterrupted() throws Exception {
        BulkSource source = SampleTexts.write(temporary, ROWS);
        Path undisturbed = temporary.resolve("undisturbed");
        Path interrupted = temporary.resolve("interrupted");
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            BulkEncoding encoding = new BulkEncoding(model, OPTIONS, source, BulkListener.NONE);
            encoding.into(undisturbed, files(undisturbed), SHARD_ROWS, ExistingOutput.REFUSE);
            VectorDestination dying = new DiesInShard(files(interrupted), 2);
            assertThatThrownBy(() -> encoding.into(interrupted, dying, SHARD_ROWS, ExistingOutput.REFUSE))
                    .isInstanceOf(IOException.class);
            assertThat(interrupted).isDirectoryNotContaining(file -> file.endsWith("index.json"));

            encoding.into(interrupted, files(interrupted), SHARD_ROWS, ExistingOutput.RESUME);
            assertThat(contents(interrupted))
                    .containsKeys("index.json", "vectors-00000.1.ndjson", "vectors-00000.2.ndjson")
                    .isEqualTo(contents(undisturbed));

            assertThat(encoding.into(interrupted, files(interrupted), SHARD_ROWS, ExistingOutput.RESUME))
                    .isInstanceOf(BulkOutcome.Unchanged.class);
            encoding.into(interrupted, files(interrupted), SHARD_ROWS, ExistingOutput.OVERWRITE);
            assertThat(contents(interrupted)).isEqualTo(contents(undisturbed));
        }
    }
}
