package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The pieces of a model by id and the ids by piece, packed into three arrays: no object per piece.
/// Immutable, shared by all threads.
public final class Vocabulary {
    private static final int NONE = -1;

    private final byte[] utf8;
    private final int[] offsets;
    private final int[] slots;

    /// Packs the pieces of a list.
    ///
    /// @param pieces the piece of every id from 0 on; empty where an id has none. Of equal pieces the last counts
    public static Vocabulary of(List<String> pieces) {
        byte[][] encoded = new byte[pieces.size()][];
        int total = 0;
        for (int id = 0; id < encoded.length; id++) {
            encoded[id] = pieces.get(id).getBytes(StandardCharsets.UTF_8);
            total += encoded[id].length;
        }
        byte[] utf8 = new byte[total];
        int[] offsets = new int[encoded.length + 1];
        for (int id = 0; id < encoded.length; id++) {
            System.arraycopy(encoded[id], 0, utf8, offsets[id], encoded[id].length);
            offsets[id + 1] = offsets[id] + encoded[id].length;
        }
        return new Vocabulary(utf8, offsets, hashed(utf8, offsets));
    }

    private Vocabulary(byte[] utf8, int[] offsets, int[] slots) {
        this.utf8 = utf8;
        this.offsets = offsets;
        this.slots = slots;
    }

    void write(BinaryWriter writer) {
        writer.writeBytes(utf8);
        writer.writeInts(offsets);
        writer.writeInts(slots);
    }

    static Vocabulary read(BinaryReader reader) {
        return new Vocabulary(reader.readBytes(), reader.readInts(), reader.readInts());
    }

    private static int[] hashed(byte[] utf8, int[] offsets) {
        int count = offsets.length - 1;
        int[] slots = new int[Integer.highestOneBit(Math.max(8, count * 2 - 1)) << 1];
        Arrays.fill(slots, NONE);
        for (int id = 0; id < count; id++) {
            if (offsets[id] < offsets[id + 1]) {
                slots[slot(slots, utf8, offsets, utf8, offsets[id], offsets[id + 1])] = id;
            }
        }
        return slots;
    }

    /// The number of ids.
    public int size() {
        return offsets.length - 1;
    }

    /// The number of ids that have a piece.
    public int count() {
        int count = 0;
        for (int id = 0; id < size(); id++) {
            count += offsets[id] < offsets[id + 1] ? 1 : 0;
        }
        return count;
    }

    /// The ids of the pieces `<0x00>` to `<0xFF>`, -1 where there is none.
    int[] byteIds() {
        int[] ids = new int[256];
        HexFormat hex = HexFormat.of().withUpperCase();
        Arrays.setAll(ids, value -> id("<0x" + hex.toHexDigits((byte) value) + ">"));
        return ids;
    }

    /// The id of a piece, or -1.
    public int id(String piece) {
        byte[] wanted = piece.getBytes(StandardCharsets.UTF_8);
        return id(wanted, 0, wanted.length);
    }

    /// The id of the piece whose UTF-8 bytes are `[from, to)`, or -1.
    public int id(byte[] bytes, int from, int to) {
        return slots[slot(slots, utf8, offsets, bytes, from, to)];
    }

    /// The piece of an id in `[0, size())`.
    public String piece(int id) {
        return new String(utf8, offsets[id], offsets[id + 1] - offsets[id], StandardCharsets.UTF_8);
    }

    /// All pieces in UTF-8, one after the other. Not a copy.
    public byte[] utf8() {
        return utf8;
    }

    /// Where the piece of every id begins in [#utf8()]; one more for the end of the last. Not a copy.
    public int[] offsets() {
        return offsets;
    }

    private static int slot(int[] slots, byte[] utf8, int[] offsets, byte[] wanted, int from, int to) {
        int mask = slots.length - 1;
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + wanted[i];
        }
        int slot = (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
        while (slots[slot] != NONE
                && !Arrays.equals(utf8, offsets[slots[slot]], offsets[slots[slot] + 1], wanted, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
