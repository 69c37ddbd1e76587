package dev.hayate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelLoadTest {
    @TempDir
    private Path temporary;

    @Test
    void readsWhatTheConfigurationSays() throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder("st-root"))) {
            assertThat(model.dimension()).isEqualTo(6);
            assertThat(model.similarity()).isEqualTo(Similarity.DOT);
            assertThat(model.defaultPromptName()).contains("search");
            assertThat(model.prompts())
                    .containsEntry("query", "query: ")
                    .containsEntry("document", "")
                    .containsEntry("passage", "passage: ");
        }
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder("st-nested-normalized"))) {
            assertThat(model.dimension()).isEqualTo(4);
            assertThat(model.table().dimension()).isEqualTo(6);
        }
    }

    @Test
    void loadsTheFilesOfAStaticEmbeddingWithoutModules() throws IOException {
        Path model = ModelFixtures.copy("st-root", temporary.resolve("a"));
        Files.delete(model.resolve("modules.json"));
        assertSameVector(model, "st-root", EncodeOptions.DEFAULT);
        Path folder = ModelFixtures.folder("st-nested-normalized");
        Path nested = ModelFixtures.copy("st-nested-normalized", temporary.resolve("b"));
        Files.delete(nested.resolve("modules.json"));
        EncodeOptions options = EncodeOptions.DEFAULT.truncateTo(6).normalized();
        assertSameVector(nested, "st-nested-normalized", options);
        assertSameVector(folder.resolve("0_StaticEmbedding"), "st-nested-normalized", options);
    }

    private static void assertSameVector(Path folder, String fixture, EncodeOptions options) throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(folder);
                StaticEmbeddingModel expected = StaticEmbeddingModel.load(ModelFixtures.folder(fixture))) {
            assertThat(model.compatibility()).isEqualTo(Compatibility.SENTENCE_TRANSFORMERS);
            assertThat(model.encode("abc 東京 a", options)).containsExactly(expected.encode("abc 東京 a", options));
        }
    }

    @Test
    void loadsFromAJarAndFromClasses() throws IOException {
        Path jar = temporary.resolve("model.jar");
        Path folder = ModelFixtures.folder("st-root");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                zip.putNextEntry(new ZipEntry("my/model/" + file.getFileName()));
                zip.write(Files.readAllBytes(file));
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                StaticEmbeddingModel inJar = StaticEmbeddingModel.fromResources(loader, "/my/model/");
                StaticEmbeddingModel inClasses = StaticEmbeddingModel.fromResources(
                        ModelLoadTest.class.getClassLoader(), "golden/models/st-root");
                StaticEmbeddingModel onDisk = StaticEmbeddingModel.load(folder)) {
            assertThat(inJar.encode("東京 a")).containsExactly(onDisk.encode("東京 a"));
            assertThat(inClasses.encode("東京 a")).containsExactly(onDisk.encode("東京 a"));
            assertThat(inJar.fingerprint()).isEqualTo(onDisk.fingerprint());
        }
    }

    @Test
    void theFingerprintKnowsTheModelUnderAnyNameAndLayout() throws IOException {
        Path copy = ModelFixtures.copy("st-root", temporary.resolve("copy"));
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder("st-root"));
                StaticEmbeddingModel copied = StaticEmbeddingModel.load(copy);
                StaticEmbeddingModel other = StaticEmbeddingModel.load(ModelFixtures.folder("st-bf16"))) {
            assertThat(model.fingerprint())
                    .matches("[0-9a-f]{64}")
                    .isEqualTo(copied.fingerprint())
                    .isNotEqualTo(other.fingerprint());
        }
        Files.writeString(copy.resolve("config_sentence_transformers.json"), "{\"prompts\": {\"query\": \"q\"}}");
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder("st-root"));
                StaticEmbeddingModel changed = StaticEmbeddingModel.load(copy)) {
            assertThat(changed.fingerprint()).isNotEqualTo(model.fingerprint());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/folder", "./nowhere", "one", "a/b/c", "", "nul\0byte"})
    void saysThatANameIsNeitherFolderNorHubId(String name) {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> StaticEmbeddingModel.load(name))
                .withMessageContainingAll("no such folder", "org/name");
    }

    @Test
    void saysThatAModelIsAFolder() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> StaticEmbeddingModel.load(file));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> StaticEmbeddingModel.load(temporary.resolve("nothing")));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> StaticEmbeddingModel.load(temporary))
                .withMessageContainingAll("modules.json", "tokenizer.json");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> StaticEmbeddingModel.fromResources(getClass().getClassLoader(), "no/model"))
                .withMessageContaining("classpath:no/model");
    }

    @Test
    void bundledNamesTheJarToAdd() {
        assertThatExceptionOfType(BundledModelMissingException.class)
                .isThrownBy(StaticEmbeddingModel::bundled)
                .withMessageContaining("dev.hayate:hayate-model-ja");
    }

    @Test
    void bundledMayBeAFolder() throws IOException {
        System.setProperty("hayate.bundled", ModelFixtures.folder("st-root").toString());
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            assertThat(model.encode(List.of("東京")).rows()).isEqualTo(1);
        } finally {
            System.clearProperty("hayate.bundled");
        }
    }
}
