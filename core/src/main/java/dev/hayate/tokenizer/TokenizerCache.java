package dev.hayate.tokenizer;

import dev.hayate.CacheFolder;
import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.model.SubwordModel;
import dev.hayate.tokenizer.model.SubwordModelReader;
import dev.hayate.tokenizer.normalizer.CompiledNormalizer;
import dev.hayate.tokenizer.normalizer.NormalizerReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// Keeps compiled tokenizers on disk, by the length and two checksums of the `tokenizer.json`, so that the next
/// start takes milliseconds. A cache and no more: whatever goes wrong with it, the tokenizer is compiled anew.
final class TokenizerCache {
    private static final System.Logger LOGGER = System.getLogger(TokenizerCache.class.getName());

    private TokenizerCache() {}

    static Tokenizer load(String name, byte[] json) {
        Optional<Path> file = CacheFolder.of("tokenizers").map(folder -> folder.resolve(key(json)));
        Optional<Tokenizer> kept = file.flatMap(path -> read(name, path));
        return kept.orElseGet(() -> compile(Json.parse(name, json), file));
    }

    private static Tokenizer compile(Json json, Optional<Path> file) {
        TokenizerReader.requireKnown(json);
        CompiledNormalizer normalizer = CompiledNormalizer.compile(NormalizerReader.read(json.member("normalizer")));
        SubwordModel model = SubwordModelReader.read(json.member("model"));
        Tokenizer tokenizer = TokenizerReader.read(json, model, normalizer);
        file.ifPresent(path -> keep(path, CompiledTokenizer.write(json, model, normalizer)));
        return tokenizer;
    }

    private static String key(byte[] json) {
        CRC32 first = new CRC32();
        first.update(json);
        CRC32C second = new CRC32C();
        second.update(json);
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(json.length) + "-" + hex.toHexDigits((int) first.getValue())
                + hex.toHexDigits((int) second.getValue()) + "-" + CompiledTokenizer.VERSION + ".bin";
    }

    private static Optional<Tokenizer> read(String name, Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return CompiledTokenizer.read(name, bytes);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "no compiled tokenizer: {0}", e.toString());
            return Optional.empty();
        }
    }

    private static void keep(Path file, ByteBuffer bytes) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = Files.createTempFile(folder, "tokenizer", ".part");
            try {
                write(temporary, bytes);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "compiled tokenizer not kept: {0}", e.toString());
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
