package dev.hayate.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    /// `Event(wall_time=1.5, step=300, summary={tag: "train/損失", simple_value: 2.5})`, written by the
    /// `RecordWriter` of TensorBoard 2.21.
    private static final String OF_TENSORBOARD =
            "2300000000000000b09f774309000000000000f83f10ac022a150a130a0c747261696e2fe6908de5a4b115000020400007ad4f";

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    @TempDir
    private Path folder;

    /// A scalar as the file has it; the tag is empty for the two events at its beginning.
    private record Scalar(double wallTime, long step, String tag, float value) {}

    @Test
    void writesTheBytesOfTensorBoard() {
        byte[] framed = EventMessage.framed(EventMessage.scalar(1.5, 300, "train/損失", 2.5));

        assertThat(HexFormat.of().formatHex(framed)).isEqualTo(OF_TENSORBOARD);
    }

    @Test
    void writesStepsAndScores() throws IOException {
        try (EventFile events = EventFile.open(folder, new RunHistory(List.of(), List.of()), NOW)) {
            events.add(Runs.step(1));
            events.add(Runs.score(1, 8));
        }

        assertThat(scalars())
                .containsExactly(
                        new Scalar(1_700_000_000, 0, "", 0),
                        new Scalar(1_700_000_000, 0, "", 0),
                        new Scalar(1_700_000_002, 1, "train/loss", 8),
                        new Scalar(1_700_000_002, 1, "train/learning_rate", 0.01f),
                        new Scalar(1_700_000_002, 1, "train/gradient_norm", 0.5f),
                        new Scalar(1_700_000_002, 1, "train/rows_per_second", 50),
                        new Scalar(1_700_000_002, 1, "dev/JSTS/spearman@8", 0.71f));
    }

    @Test
    void canBeReadWhileItIsWritten() throws IOException {
        try (EventFile events = EventFile.open(folder, Runs.history(), NOW)) {
            int before = scalars().size();
            events.add(Runs.step(4));
            assertThat(scalars()).hasSize(before + 4);
        }
    }

    @Test
    void noStepStandsTwiceAfterResuming() throws IOException {
        try (EventFile events = EventFile.open(folder, new RunHistory(List.of(), List.of()), NOW)) {
            for (int step = 1; step <= 3; step++) {
                events.add(Runs.step(step));
            }
        }
        RunHistory kept = new RunHistory(List.of(Runs.step(1)), List.of(Runs.score(0, 8), Runs.score(1, 8)));

        try (EventFile events = EventFile.open(folder, kept, NOW.plusSeconds(60))) {
            events.add(Runs.step(2));
        }

        assertThat(scalars().stream().filter(scalar -> scalar.tag.equals("train/loss")))
                .containsExactly(
                        new Scalar(1_700_000_060, 1, "train/loss", 8), new Scalar(1_700_000_062, 2, "train/loss", 4));
        assertThat(scalars().stream()
                        .filter(scalar -> scalar.tag.startsWith("dev/"))
                        .map(Scalar::step))
                .containsExactly(0L, 1L);
    }

    private List<Scalar> scalars() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        assertThat(files).singleElement().asString().matches(".*/events\\.out\\.tfevents\\.\\d{10}\\..+");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(files.getFirst())).order(ByteOrder.LITTLE_ENDIAN);
        List<Scalar> scalars = new ArrayList<>();
        while (bytes.hasRemaining()) {
            scalars.add(scalar(record(bytes)));
        }
        return scalars;
    }

    private static ByteBuffer record(ByteBuffer bytes) {
        int length = (int) bytes.getLong();
        assertThat(bytes.getInt()).isEqualTo(maskedCrc(bytes.slice(bytes.position() - 12, 8)));
        ByteBuffer message = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        assertThat(bytes.getInt()).isEqualTo(maskedCrc(message.duplicate()));
        return message;
    }

    /// CRC-32C bit by bit.
    private static int maskedCrc(ByteBuffer bytes) {
        int crc = -1;
        while (bytes.hasRemaining()) {
            crc ^= bytes.get() & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) * 0x82f63b78);
            }
        }
        int value = ~crc;
        return ((value >>> 15) | (value << 17)) + 0xa282ead8;
    }

    private static Scalar scalar(ByteBuffer event) {
        double wallTime = 0;
        long step = 0;
        String tag = "";
        float value = 0;
        while (event.hasRemaining()) {
            switch ((int) varint(event)) {
                case 1 << 3 | 1 -> wallTime = event.getDouble();
                case 2 << 3 -> step = varint(event);
                case 3 << 3 | 2 -> assertThat(text(event)).isEqualTo("brain.Event:2");
                case 7 << 3 | 2 -> assertThat(part(event)).isEqualTo(ByteBuffer.wrap(new byte[] {1 << 3, 1}));
                case 5 << 3 | 2 -> {
                    ByteBuffer summary = part(event);
                    assertThat(varint(summary)).isEqualTo(1 << 3 | 2);
                    ByteBuffer scalar = part(summary);
                    assertThat(varint(scalar)).isEqualTo(1 << 3 | 2);
                    tag = text(scalar);
                    assertThat(varint(scalar)).isEqualTo(2 << 3 | 5);
                    value = scalar.getFloat();
                }
                default -> throw new AssertionError("unknown field");
            }
        }
        return new Scalar(wallTime, step, tag, value);
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(part(bytes)).toString();
    }

    private static ByteBuffer part(ByteBuffer bytes) {
        int length = (int) varint(bytes);
        ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return part;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
