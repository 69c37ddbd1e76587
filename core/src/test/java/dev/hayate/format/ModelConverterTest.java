package dev.hayate.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.Compatibility;
import dev.hayate.EncodeOptions;
import dev.hayate.LoadOptions;
import dev.hayate.ModelFixtures;
import dev.hayate.ModelFormatException;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ModelConverterTest {
    private static final List<String> TEXTS = List.of("", "東京 は 雨", "a b c 🍜", "東京 は 知らない 雨", "好き 好き");

    @TempDir
    private Path temporary;

    private ConversionReport convert(String fixture, Conversion conversion) throws IOException {
        try (StaticEmbeddingModel source = StaticEmbeddingModel.load(ModelFixtures.folder(fixture))) {
            return ModelConverter.convert(source, temporary.resolve("new"), conversion);
        }
    }

    private void assertSameVectors(String fixture, List<String> texts, int dimension, float tolerance)
            throws IOException {
        try (StaticEmbeddingModel source = StaticEmbeddingModel.load(ModelFixtures.folder(fixture));
                StaticEmbeddingModel converted = StaticEmbeddingModel.load(temporary.resolve("new"))) {
            EncodeOptions options = EncodeOptions.DEFAULT.truncateTo(dimension);
            for (String text : texts) {
                assertThat(converted.encode(text, options))
                        .as(text)
                        .containsExactly(source.encode(text, options), Offset.offset(tolerance));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "st-root, SENTENCE_TRANSFORMERS, F32, 0",
        "st-root, SENTENCE_TRANSFORMERS, F16, 0.002",
        "st-root, SENTENCE_TRANSFORMERS, BF16, 0.02",
        "st-root, SENTENCE_TRANSFORMERS, I8, 0.02",
        "st-f16, SENTENCE_TRANSFORMERS, F16, 0",
        "st-bf16, SENTENCE_TRANSFORMERS, BF16, 0",
        "m2v-f32, MODEL2VEC, F32, 0",
        "m2v-f32, MODEL2VEC, I8, 0.02",
        "m2v-quantized, MODEL2VEC, F32, 0"
    })
    void keepsVectorsToThePrecisionOfTheType(String fixture, ModelLayout layout, TableType type, float tolerance)
            throws IOException {
        ConversionReport report = convert(fixture, Conversion.NOTHING.type(type).layout(layout));
        assertThat(report.type()).isEqualTo(type);
        assertThat(report.rows()).isEqualTo(19);
        assertSameVectors(fixture, TEXTS, 6, tolerance);
    }

    @Test
    void keepsEverythingWhenNothingIsAskedFor() throws IOException {
        for (String fixture : List.of("st-root", "st-bf16", "st-f16", "m2v-f32")) {
            ConversionReport report = convert(fixture, Conversion.NOTHING.overwriting());
            assertThat(report.notes()).isEmpty();
            try (StaticEmbeddingModel source = StaticEmbeddingModel.load(ModelFixtures.folder(fixture));
                    StaticEmbeddingModel converted = StaticEmbeddingModel.load(temporary.resolve("new"))) {
                assertThat(converted.fingerprint()).as(fixture).isEqualTo(source.fingerprint());
            }
        }
    }

    @Test
    void laysRowsOutFromTheBeginningOfACacheLine() throws IOException {
        convert("st-root", Conversion.NOTHING.layout(ModelLayout.MODEL2VEC));

        byte[] file = Files.readAllBytes(temporary.resolve("new/model.safetensors"));
        long headerLength = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();

        assertThat((Long.BYTES + headerLength) % 64).isZero();
    }

    @Test
    void truncates() throws IOException {
        assertThat(convert("st-root", Conversion.NOTHING.truncateTo(3)).dimension())
                .isEqualTo(3);
        assertSameVectors("st-root", TEXTS, 3, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        convert("st-root", Conversion.NOTHING.truncateTo(7).overwriting()))
                .withMessageContainingAll("6", "7");
    }

    @Test
    void changesRulesWithTheLayoutAndSaysSo() throws IOException {
        ConversionReport report = convert("st-root", Conversion.NOTHING.layout(ModelLayout.MODEL2VEC));
        assertThat(report.notes())
                .anyMatch(note -> note.contains("unknown"))
                .anyMatch(note -> note.contains("prompts"));
        try (StaticEmbeddingModel converted = StaticEmbeddingModel.load(temporary.resolve("new"))) {
            assertThat(converted.compatibility()).isEqualTo(Compatibility.MODEL2VEC);
        }
        assertThat(convert("st-root", Conversion.NOTHING.type(TableType.I8).overwriting())
                        .notes())
                .anyMatch(note -> note.contains("Python"));
    }

    @Test
    void keepsItsScalesUnderOtherRules() throws IOException {
        convert("st-bf16", Conversion.NOTHING.type(TableType.I8));
        LoadOptions options = LoadOptions.DEFAULT.compatibility(Compatibility.MODEL2VEC);
        try (StaticEmbeddingModel own = StaticEmbeddingModel.load(temporary.resolve("new"));
                StaticEmbeddingModel other = StaticEmbeddingModel.load(temporary.resolve("new"), options)) {
            assertThat(other.encode("東京 は")).containsExactly(own.encode("東京 は"));
        }
    }

    @Test
    void keepsTheTokensOfACorpusAndDropsOtherPieces() throws IOException {
        List<String> corpus = List.of("東京 は 雨", "a 知らない");
        ConversionReport report = convert("st-root", Conversion.NOTHING.keepVocabularyOf(corpus));
        // [UNK] 東京 は 雨 search query: passage: a
        assertThat(report.rows()).isEqualTo(8);
        assertSameVectors("st-root", corpus, 6, 0);
    }

    @Test
    void keepsTheTokensOfAWordPieceCorpusEvenOfWordsThatAreGivenUp() throws IOException {
        // "test" begins with the piece "te" and then finds no other; without "te" it would be "t", "##est"
        List<String> corpus = List.of("test", "to", "xest", "東京都に住む", "runnerz foxes");
        ConversionReport report = convert("st-nested-normalized", Conversion.NOTHING.keepVocabularyOf(corpus));
        assertThat(report.rows()).isBetween(10, 28);
        assertSameVectors("st-nested-normalized", corpus, 6, 0);
    }

    @Test
    void keepsTheTokensOfAUnigramCorpus() throws IOException {
        List<String> corpus = List.of("東京都に住む", "知らない雨", "ab", "<s> [unused0]");
        ConversionReport report = convert("st-unigram", Conversion.NOTHING.keepVocabularyOf(corpus));
        assertThat(report.rows()).isBetween(10, 25);
        assertSameVectors("st-unigram", corpus, 6, 0);
    }

    @Test
    void leavesAnExistingFolderAloneUnlessTold() throws IOException {
        Path file = Files.createDirectory(temporary.resolve("new")).resolve("precious.txt");
        Files.writeString(file, "x");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> convert("st-root", Conversion.NOTHING))
                .withMessageContaining("exists");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> convert("st-root", Conversion.NOTHING.overwriting()))
                .withMessageContaining("not a model");
        assertThat(file).hasContent("x");
        Files.delete(file);
        convert("st-root", Conversion.NOTHING.overwriting());
        convert("st-bf16", Conversion.NOTHING.overwriting());
        assertSameVectors("st-bf16", TEXTS, 6, 0);
        assertThat(temporary).isDirectoryContaining(path -> path.endsWith("new"));
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        try (StaticEmbeddingModel source = StaticEmbeddingModel.load(ModelFixtures.folder("st-root"))) {
            Conversion broken = Conversion.NOTHING.keepVocabularyOf(() -> {
                throw new IllegalStateException("no corpus");
            });
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> ModelConverter.convert(source, temporary.resolve("new"), broken));
        }
        EmbeddingRows rows = new EmbeddingRows() {
            @Override
            public int rows() {
                return 2;
            }

            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void copyRow(int row, float[] target) {
                target[0] = 1e6f * row;
            }
        };
        ModelContents contents =
                new ModelContents(new byte[0], rows, TableType.F16, false, ModelConfig.DEFAULT, "card");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelWriter.write(
                        contents, ModelLayout.MODEL2VEC, temporary.resolve("new"), ExistingFolder.REFUSE))
                .withMessageContainingAll("row 1", "F16");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void writesACardThatNamesTheOriginAndKeepsTheOldOne() throws IOException {
        Path copy = ModelFixtures.copy("st-root", temporary.resolve("old"));
        Files.writeString(copy.resolve("README.md"), "---\nlicense: mit\n---\n# Old card\n");
        try (StaticEmbeddingModel source = StaticEmbeddingModel.load(copy)) {
            Conversion conversion = Conversion.NOTHING.truncateTo(4).origin("org/name");
            ModelConverter.convert(source, temporary.resolve("new"), conversion);
            assertThat(temporary.resolve("new/README.md"))
                    .content()
                    .startsWith("---\nlicense: mit\n---\n# Converted by Hayate")
                    .contains("org/name", "4 of 6 dimensions", source.fingerprint())
                    .endsWith("# Old card\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLayoutCanBeLoadedAgain(ModelLayout layout) throws IOException {
        for (TableType type : TableType.values()) {
            convert(
                    "st-nested-normalized",
                    Conversion.NOTHING.type(type).layout(layout).overwriting());
            StaticEmbeddingModel.load(temporary.resolve("new")).close();
        }
    }

    @Test
    void refusesToPruneABpe() {
        String bpe = "{\"model\": {\"type\": \"BPE\", \"vocab\": {}, \"merges\": []}}";
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> PrunedTokenizer.of(
                        dev.hayate.internal.json.Json.parse("tokenizer.json", bpe), new java.util.BitSet()))
                .withMessageContainingAll("tokenizer.json", "/model/type", "merges");
    }
}
