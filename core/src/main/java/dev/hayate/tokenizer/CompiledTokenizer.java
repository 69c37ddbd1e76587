package dev.hayate.tokenizer;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import dev.hayate.internal.json.Json;
import dev.hayate.internal.json.JsonWriter;
import dev.hayate.tokenizer.model.SubwordModel;
import dev.hayate.tokenizer.model.SubwordModelReader;
import dev.hayate.tokenizer.normalizer.CharacterTable;
import dev.hayate.tokenizer.normalizer.CompiledNormalizer;
import dev.hayate.tokenizer.normalizer.NormalizerReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What is made of a `tokenizer.json`, ready to be read back: the settings as they stand in the file, and in flat
/// arrays the vocabulary, the trie over it, and the tables of the normalizer.
///
/// Only as good as the version of Hayate that wrote it: [#VERSION] changes with every change of what is inside.
final class CompiledTokenizer {
    /// The version of the format.
    static final int VERSION = 3;

    private static final int MAGIC = 0x48594B54;

    private CompiledTokenizer() {}

    static ByteBuffer write(Json source, SubwordModel model, CompiledNormalizer normalizer) {
        BinaryWriter body = new BinaryWriter();
        body.writeString(JsonWriter.compact(settings(source)));
        SubwordModelReader.store(model, body);
        body.writeInt(normalizer.tables().size());
        for (CharacterTable table : normalizer.tables()) {
            body.writeChars(table.index());
            body.writeInts(table.pages());
            body.writeInts(table.expansions());
        }
        ByteBuffer written = body.written();
        ByteBuffer whole =
                ByteBuffer.allocate(3 * Integer.BYTES + written.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(MAGIC)
                .putInt(VERSION)
                .putInt(checksum(written.duplicate()))
                .put(written);
        return whole.flip();
    }

    /// Reads what [#write] wrote.
    ///
    /// @param name what to call the tokenizer in errors
    /// @return the tokenizer; empty if the bytes are not whole, or of another version
    static Optional<Tokenizer> read(String name, ByteBuffer bytes) {
        ByteBuffer whole = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (whole.remaining() < 3 * Integer.BYTES || whole.getInt() != MAGIC || whole.getInt() != VERSION) {
            return Optional.empty();
        }
        int checksum = whole.getInt();
        if (checksum != checksum(whole.duplicate())) {
            return Optional.empty();
        }
        BinaryReader reader = new BinaryReader(whole);
        Json settings = Json.parse(name, reader.readString());
        SubwordModel model = SubwordModelReader.restore(reader);
        List<CharacterTable> tables = new ArrayList<>();
        for (int left = reader.readInt(); left > 0; left--) {
            tables.add(new CharacterTable(reader.readChars(), reader.readInts(), reader.readInts()));
        }
        CompiledNormalizer normalizer =
                CompiledNormalizer.restore(NormalizerReader.read(settings.member("normalizer")), tables);
        return Optional.of(TokenizerReader.read(settings, model, normalizer));
    }

    /// The file without its model, which is the greatest part of it.
    private static Map<String, @Nullable Object> settings(Json source) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>(source.object());
        settings.remove("model");
        return settings;
    }

    private static int checksum(ByteBuffer body) {
        CRC32C checksum = new CRC32C();
        checksum.update(body);
        return (int) checksum.getValue();
    }
}
