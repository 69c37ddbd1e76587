package dev.hayate.internal.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BinaryReaderTest {

    @Test
    void readsBackWhatWasWritten() {
        BinaryWriter writer = new BinaryWriter();
        long[] many = new long[100_000];
        Arrays.setAll(many, i -> i * 0x9E3779B97F4A7C15L);
        writer.writeInt(-7);
        writer.writeBytes(new byte[] {1, -1});
        writer.writeChars(new char[] {'あ', 0});
        writer.writeInts(new int[] {Integer.MIN_VALUE, 3});
        writer.writeLongs(many);
        writer.writeDoubles(new double[] {-0.0, Double.NaN, 1e-300});
        writer.writeString("日本𠮷\0");
        writer.writeInts(new int[0]);

        BinaryReader reader = new BinaryReader(writer.written());
        assertThat(reader.readInt()).isEqualTo(-7);
        assertThat(reader.readBytes()).containsExactly(1, -1);
        assertThat(reader.readChars()).containsExactly('あ', (char) 0);
        assertThat(reader.readInts()).containsExactly(Integer.MIN_VALUE, 3);
        assertThat(reader.readLongs()).isEqualTo(many);
        assertThat(reader.readDoubles()).containsExactly(-0.0, Double.NaN, 1e-300);
        assertThat(reader.readString()).isEqualTo("日本𠮷\0");
        assertThat(reader.readInts()).isEmpty();
        assertThatThrownBy(reader::readInt).isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void doesNotBelieveImpossibleLengths() {
        List<Consumer<BinaryReader>> arrays = List.of(
                BinaryReader::readBytes,
                BinaryReader::readChars,
                BinaryReader::readInts,
                BinaryReader::readLongs,
                BinaryReader::readDoubles,
                BinaryReader::readString);
        for (int length : new int[] {-1, 17, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            BinaryWriter writer = new BinaryWriter();
            writer.writeInt(length);
            writer.writeLongs(new long[1]);
            for (Consumer<BinaryReader> array : arrays) {
                assertThatThrownBy(() -> array.accept(new BinaryReader(writer.written())))
                        .as("length %d", length)
                        .isInstanceOf(BufferUnderflowException.class);
            }
        }
    }

    @Test
    void readsFromThePositionOfABufferAndLeavesItThere() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 9, 1, 0, 0, 0}).position(2);
        assertThat(new BinaryReader(buffer).readInt()).isEqualTo(1);
        assertThat(buffer.position()).isEqualTo(2);
    }
}
