package dev.hayate.format;

import dev.hayate.ModelFormatException;
import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A safetensors file: eight bytes with the length of the header, the header in JSON, the numbers. The file is
/// mapped, not read. The header is believed only where it fits the file: tensors lie one after the other without
/// gaps from the end of the header to the end of the file, each as long as its shape and type say.
///
/// Immutable, shared by all threads until it is closed.
public final class Safetensors implements AutoCloseable {
    /// No header is longer, as in the original.
    private static final long LONGEST_HEADER = 100_000_000;

    private static final String METADATA = "__metadata__";
    private static final ValueLayout.OfLong LITTLE_ENDIAN_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final Arena arena;
    private final Map<String, Tensor> tensors;

    private Safetensors(String file, Arena arena, MemorySegment bytes) {
        this.file = file;
        this.arena = arena;
        this.tensors = readTensors(file, bytes);
    }

    /// Maps a file.
    ///
    /// @throws ModelFormatException if it is no safetensors file, or its header lies
    @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as this object
    public static Safetensors map(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new Safetensors(file.toString(), arena, bytes);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Copies the bytes of a file to memory outside the heap.
    ///
    /// @param file what to call it in errors
    /// @throws ModelFormatException if it is no safetensors file, or its header lies
    @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as this object
    public static Safetensors copy(String file, byte[] bytes) {
        Arena arena = Arena.ofShared();
        try {
            MemorySegment copy = arena.allocate(bytes.length, Long.BYTES);
            MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
            return new Safetensors(file, arena, copy.asReadOnly());
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// What to call the file in errors.
    public String file() {
        return file;
    }

    /// The names of the tensors.
    public Set<String> names() {
        return tensors.keySet();
    }

    /// The tensor with that name.
    ///
    /// @throws ModelFormatException if there is none
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelFormatException(file, name, "no such tensor; there are " + names());
        }
        return tensor;
    }

    /// Gives the memory back; no tensor may be read any more.
    @Override
    public void close() {
        arena.close();
    }

    private static Map<String, Tensor> readTensors(String file, MemorySegment bytes) {
        long size = bytes.byteSize();
        if (size < Long.BYTES) {
            throw new ModelFormatException(file, "", "a safetensors file has at least 8 bytes, this has " + size);
        }
        long length = bytes.get(LITTLE_ENDIAN_LONG, 0);
        if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
            throw new ModelFormatException(
                    file,
                    "byte 0",
                    "a header of " + Long.toUnsignedString(length) + " bytes does not fit into a file of " + size
                            + " bytes; the file is cut off, or no safetensors file");
        }
        byte[] header = bytes.asSlice(Long.BYTES, length).toArray(ValueLayout.JAVA_BYTE);
        if (header[0] != '{') {
            throw new ModelFormatException(file, "byte 8", "the header must begin with {");
        }
        MemorySegment numbers = bytes.asSlice(Long.BYTES + length);
        return readTensors(Json.parse(file, header), numbers);
    }

    private static Map<String, Tensor> readTensors(Json header, MemorySegment numbers) {
        List<Extent> extents = new ArrayList<>();
        for (String name : header.object().keySet()) {
            if (!name.equals(METADATA)) {
                extents.add(Extent.read(name, header.member(name)));
            }
        }
        extents.sort(Comparator.comparingLong(Extent::begin).thenComparingLong(Extent::end));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long at = 0;
        for (Extent extent : extents) {
            Json place = extent.json().member("data_offsets");
            if (extent.begin() != at) {
                throw place.error("begins at byte " + extent.begin() + ", expected " + at);
            }
            if (extent.end() > numbers.byteSize()) {
                throw place.error(
                        "ends at byte " + extent.end() + " of " + numbers.byteSize() + "; the file is cut off");
            }
            tensors.put(extent.name(), extent.tensor(numbers));
            at = extent.end();
        }
        if (at != numbers.byteSize()) {
            throw header.error("the tensors end at byte " + at + " of " + numbers.byteSize());
        }
        return tensors;
    }

    /// What the header says about a tensor, true to itself.
    private record Extent(String name, Json json, TensorType type, List<Long> shape, long begin, long end) {

        static Extent read(String name, Json json) {
            Json typeName = json.member("dtype");
            TensorType type = TensorType.named(typeName.string())
                    .orElseThrow(() -> typeName.error("unknown type \"" + typeName.string() + "\""));
            List<Long> shape = new ArrayList<>();
            long bytes = type.bytes();
            for (Json axis : json.member("shape").elements()) {
                long length = wholeNumber(axis);
                shape.add(length);
                bytes = product(bytes, length, axis);
            }
            Json offsets = json.member("data_offsets");
            if (offsets.array().size() != 2) {
                throw offsets.error("expected two offsets");
            }
            long begin = wholeNumber(offsets.element(0));
            long end = wholeNumber(offsets.element(1));
            if (end < begin || end - begin != bytes) {
                throw offsets.error("shape " + shape + " of " + type + " takes " + bytes + " bytes, not from byte "
                        + begin + " to " + end);
            }
            return new Extent(name, json, type, List.copyOf(shape), begin, end);
        }

        Tensor tensor(MemorySegment numbers) {
            return new Tensor(name, type, shape, numbers.asSlice(begin, end - begin));
        }

        private static long product(long bytes, long length, Json axis) {
            try {
                return Math.multiplyExact(bytes, length);
            } catch (ArithmeticException e) {
                throw axis.error("more bytes than any file has");
            }
        }

        private static long wholeNumber(Json number) {
            String digits = number.number().digits();
            try {
                long value = Long.parseLong(digits);
                if (value >= 0) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw number.error("expected a whole number, got " + digits);
            }
            throw number.error("expected a number that is not negative, got " + digits);
        }
    }
}
