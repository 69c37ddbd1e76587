package dev.hayate.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.benchmarks.texts.Slice;
import dev.hayate.benchmarks.texts.Slices;
import dev.hayate.benchmarks.texts.TextShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The line protocol, spoken by a shell script in Python's place.
class PythonProcessTest {
    private static final String SHELL = "/bin/sh";
    private static final Slices SLICES = new Slices(
            TextShape.SENTENCE, slice(0, "暖"), slice(1, "a\n\"b\""), List.of(slice(2, "一", "二"), slice(3, "三")));

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of(SHELL)), "no " + SHELL + " here");
    }

    @Test
    void asksAndAnswersLineByLine() throws IOException, PeerUnavailableException {
        try (PythonProcess peer = PythonProcess.start(SHELL, "echo_peer.sh", SLICES, 1, "X")) {
            assertThat(peer.name()).isEqualTo("echo X");
            assertThat(peer.go(3)).isEqualTo(0.5);
            assertThat(peer.show(1)).isEqualTo("[\"a\\n\\\"b\\\"\"]");
            assertThat(peer.show(2)).isEqualTo("[\"一\",\"二\"]");
        }
    }

    @Test
    void holdsLibrariesToTheWantedThreads() throws IOException, PeerUnavailableException {
        try (PythonProcess peer = PythonProcess.start(SHELL, "echo_peer.sh", SLICES, 2, "X")) {
            assertThat(peer.go(-1)).isEqualTo(2);
        }
    }

    @Test
    void saysWhyAPeerDoesNotStart() {
        assertThatThrownBy(() -> PythonProcess.start(SHELL, "echo_peer.sh", SLICES, 1, "fail"))
                .isInstanceOf(PeerUnavailableException.class)
                .hasMessageContaining("no module named anything");
    }

    @Test
    void saysWhyAPeerEnded() throws IOException, PeerUnavailableException {
        try (PythonProcess peer = PythonProcess.start(SHELL, "echo_peer.sh", SLICES, 1, "X")) {
            assertThatThrownBy(() -> peer.go(99))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("echo X ended (no slice 99)");
        }
    }

    private static Slice slice(int index, String... texts) {
        return new Slice(index, List.of(texts), texts.length);
    }
}
