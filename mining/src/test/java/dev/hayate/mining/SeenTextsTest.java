package dev.hayate.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenTextsTest {
    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void name() {
        folder = temporary.resolve("見た もの/1");
    }

    private static TextVectors texts(SeenTexts seen, String... ids) throws IOException {
        TextVectors texts = new TextVectors(2);
        seen.addTo(texts);
        texts.allWereSeen();
        for (String id : ids) {
            texts.add(id, new float[] {id.length(), 0.5f}, 0);
        }
        return texts;
    }

    @Test
    void remembersIdsAndVectors() throws IOException {
        SeenTexts seen = SeenTexts.create(folder, "f", 2);
        seen = seen.add(texts(seen, "一", "\"quoted\"\n"));
        seen.add(texts(seen, "three"));

        SeenTexts again = SeenTexts.open(folder);
        TextVectors texts = texts(again);

        assertThat(again.rows()).isEqualTo(3);
        assertThat(texts.id(0)).isEqualTo("一");
        assertThat(texts.id(1)).isEqualTo("\"quoted\"\n");
        float[] vector = new float[2];
        texts.vectors().copy(texts.vector(2), vector, 0);
        assertThat(vector).containsExactly(5, 0.5f);
        assertThat(texts.seenRows()).isEqualTo(3);
    }

    @Test
    void forgetsWhatAnInterruptedWriteHasLeft() throws IOException {
        SeenTexts seen = SeenTexts.create(folder, "f", 2);
        seen = seen.add(texts(seen, "a"));
        Files.writeString(folder.resolve("ids.jsonl"), "\"half", StandardOpenOption.APPEND);
        Files.write(folder.resolve("vectors.f32"), new byte[5], StandardOpenOption.APPEND);

        assertThat(texts(SeenTexts.open(folder)).rows()).isEqualTo(1);
        seen = seen.add(texts(seen, "b"));

        assertThat(texts(seen).id(1)).isEqualTo("b");
        assertThat(folder.resolve("ids.jsonl")).hasContent("\"a\"\n\"b\"");
        assertThat(Files.size(folder.resolve("vectors.f32"))).isEqualTo(16);
    }

    @Test
    void refusesAnotherModelOrDimension() throws IOException {
        SeenTexts seen = SeenTexts.create(folder, "abc", 2);

        assertThatThrownBy(() -> seen.requireModel("def", 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("abc")
                .hasMessageContaining("def");
        assertThatThrownBy(() -> seen.requireModel("abc", 3))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2")
                .hasMessageContaining("3");
    }

    @Test
    void refusesWhatIsShorterThanItSays() throws IOException {
        SeenTexts seen = SeenTexts.create(folder, "f", 2);
        SeenTexts full = seen.add(texts(seen, "a", "b"));
        try (FileChannel vectors = FileChannel.open(folder.resolve("vectors.f32"), StandardOpenOption.WRITE)) {
            vectors.truncate(12);
        }

        assertThatThrownBy(() -> texts(full))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends after 1 of 2 vectors");
    }

    @Test
    void refusesToWriteOverWhatAnotherHasAdded() throws IOException {
        SeenTexts seen = SeenTexts.create(folder, "f", 2);
        TextVectors texts = texts(seen, "a");
        seen.add(texts(seen, "b"));

        assertThatThrownBy(() -> seen.add(texts))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed by another process");
        assertThat(texts(SeenTexts.open(folder)).id(0)).isEqualTo("b");
    }

    @Test
    void refusesWhatIsNoSuchFolder() throws IOException {
        assertThat(SeenTexts.isAt(folder)).isFalse();
        assertThatThrownBy(() -> SeenTexts.open(folder)).isInstanceOf(NoSuchFileException.class);
        SeenTexts.create(folder, "f", 2);
        Files.writeString(folder.resolve("seen.json"), "{\"format\":\"other\"}");
        assertThatThrownBy(() -> SeenTexts.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format");
    }
}
