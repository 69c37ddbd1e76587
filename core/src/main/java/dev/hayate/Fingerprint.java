package dev.hayate;

import dev.hayate.format.EmbeddingTensors;
import dev.hayate.format.ModelConfig;
import dev.hayate.format.ModelDirectory;
import dev.hayate.format.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// A SHA-256 over what decides on the vectors of a model, each part with its length before it.
final class Fingerprint {
    private static final long SLICE = 1L << 24;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(ModelDirectory directory, ModelRules rules, EmbeddingTensors tensors) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        ModelConfig config = directory.config();
        fingerprint.add(rules.toString());
        fingerprint.add(new TreeMap<>(config.prompts()).toString());
        fingerprint.add(config.defaultPromptName().toString());
        fingerprint.add(config.similarity().toString());
        fingerprint.add(config.truncateDimension().toString());
        fingerprint.add(directory.files().read(directory.tokenizerFile()));
        for (Tensor tensor : tensors.used()) {
            fingerprint.add(tensor);
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private void add(Tensor tensor) {
        add(tensor.type() + tensor.shape().toString());
        MemorySegment data = tensor.data();
        for (long at = 0; at < data.byteSize(); at += SLICE) {
            digest.update(
                    data.asSlice(at, Math.min(SLICE, data.byteSize() - at)).asByteBuffer());
        }
    }
}
