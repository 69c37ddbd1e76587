package dev.hayate.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("鍵 keys.txt"), text);
    }

    @Test
    void readsNamedKeysAndOthers() throws IOException {
        Path file = file("# keys\n\nann: sk-1\n  sk-2  \r\nben:sk:3\n");
        assertThat(KeyFile.read(file)).extracting(ApiKey::name).containsExactly("ann", "line-4", "ben");
        Doorkeeper doorkeeper = new Doorkeeper(KeyFile.read(file), Rates.UNLIMITED, 1);
        assertThat(doorkeeper.identify("a", "Bearer sk-2").name()).isEqualTo("line-4");
        assertThat(doorkeeper.identify("a", "Bearer sk:3").name()).isEqualTo("ben");
    }

    @Test
    void namesTheLineThatIsNoKey() throws IOException {
        Path file = file("ann:sk-1\nben:秘密\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFile.read(file))
                .withMessageContainingAll("鍵 keys.txt, line 2: key ben")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("秘密"));
    }

    @Test
    void refusesAFileWithoutKeys() throws IOException {
        Path file = file("# none yet\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFile.read(file))
                .withMessageContaining("holds no key");
    }

    @Test
    void tellsWhetherOthersMayReadIt() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path file = file("sk-1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(KeyFile.isOpenToOthers(file)).isFalse();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(KeyFile.isOpenToOthers(file)).isTrue();
    }
}
