package dev.hayate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerFileTest {
    @TempDir
    private Path folder;

    @Test
    void countsThePiecesOfAUnigramModel() throws IOException {
        TokenizerFile file = write("""
                {"added_tokens": [{"id": 0, "content": "<unk>"}],
                 "model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0], ["a", -10], ["b", 900]]}}""");

        assertThat(file.kind()).isEqualTo("Unigram");
        assertThat(file.rows()).isEqualTo(3);
    }

    @Test
    void takesTheGreatestIdOfAMapOfPieces() throws IOException {
        TokenizerFile file = write("""
                {"model": {"type": "BPE", "vocab": {"a": 0, "b": 7, "/id": 2}, "merges": [["a", "b"]]}}""");

        assertThat(file.kind()).isEqualTo("BPE");
        assertThat(file.rows()).isEqualTo(8);
    }

    @Test
    void countsAddedTokens() throws IOException {
        TokenizerFile file = write("""
                {"added_tokens": [{"id": 9, "content": "<mask>"}], "model": {"type": "WordPiece", "vocab": {"a": 0}}}""");

        assertThat(file.rows()).isEqualTo(10);
    }

    @Test
    void isNamedAfterItsModelWhereverItLiesThere() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("my-model/0_StaticEmbedding"));
        Files.writeString(inner.resolve("tokenizer.json"), "{\"model\": {\"type\": \"BPE\", \"vocab\": {}}}");

        assertThat(TokenizerFile.ofModel(folder.resolve("my-model")).name()).isEqualTo("my-model");
    }

    @Test
    void saysWhereThereIsNone() {
        assertThatThrownBy(() -> TokenizerFile.ofModel(folder))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining(folder.toString());
    }

    private TokenizerFile write(String json) throws IOException {
        return TokenizerFile.of(Files.writeString(folder.resolve("tokenizer.json"), json));
    }
}
