package dev.hayate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.server.api.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC);
    private static final Answered ANSWERED =
            new Answered("10.0.0.7", "POST", "/v1/embeddings", 200, Optional.empty(), 3012, 12_034_567, "team-a", 32);

    @TempDir
    Path folder;

    @Test
    void writesALineForEachAnswer() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AccessLog log = new AccessLog(() -> out, CLOCK)) {
            log.answered(ANSWERED);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("time=2026-01-02T03:04:05.678Z address=10.0.0.7 method=POST path=/v1/embeddings status=200"
                        + " bytes=3012 ms=12.034 key=team-a texts=32\n");
    }

    @Test
    void goesOnInANewFileWhenTheOldOneWasMovedAway() throws IOException {
        Path file = folder.resolve("access.log");
        try (AccessLog log = new AccessLog(
                () -> Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), CLOCK)) {
            Files.move(file, folder.resolve("old.log"));
            log.reopen();
            log.answered(ANSWERED);
        }
        assertThat(file).content().contains("status=200");
        assertThat(folder.resolve("old.log")).isEmptyFile();
    }

    @Test
    void saysHowManyLinesWereLeftOut() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        OutputStream[] places = {broken, out};
        int[] opened = {0};
        try (AccessLog log = new AccessLog(() -> places[opened[0]++], CLOCK)) {
            log.answered(ANSWERED);
            log.flush();
            log.reopen();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("left-out=1\n");
    }
}
