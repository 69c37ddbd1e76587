package dev.hayate.training.tokenizer;

/// The pieces that stand for bytes.
final class ByteTokens {
    static final int COUNT = 256;

    private ByteTokens() {}

    static String of(int value) {
        return String.format("<0x%02X>", value);
    }
}
