package dev.hayate.benchmarks.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {
    @TempDir
    private Path folder;

    @Test
    void readsPlainTextALineADocument() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "一\n二\n");

        assertThat(documents(List.of(file))).containsExactly("一", "二");
    }

    @Test
    void readsTheStringsOfJsonLinesAndDecompresses() throws IOException {
        Path file = folder.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    "{\"text\": \"一\\n二\", \"n\": 1}\n{\"a\": \"三\", \"b\": \"四\"}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(documents(List.of(file))).containsExactly("一\n二", "三", "四");
    }

    @Test
    void readsTheSampleWhereNoFileIsGiven() throws IOException {
        assertThat(new TextFiles(List.of()).sample()).isTrue();
        assertThat(documents(List.of()))
                .hasSizeGreaterThan(50)
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void namesTheFileThatItCannotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt.gz"), "not compressed");

        assertThatThrownBy(() -> documents(List.of(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    private static List<String> documents(List<Path> files) throws IOException {
        List<String> documents = new ArrayList<>();
        new TextFiles(files).forEach(documents::add);
        return documents;
    }
}
