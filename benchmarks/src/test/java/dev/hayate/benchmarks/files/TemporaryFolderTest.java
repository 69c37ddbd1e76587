package dev.hayate.benchmarks.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
    @Test
    void leavesNothingBehind() throws IOException {
        TemporaryFolder folder = TemporaryFolder.create("test");
        Files.writeString(Files.createDirectory(folder.path().resolve("inner")).resolve("file"), "text");

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }
}
