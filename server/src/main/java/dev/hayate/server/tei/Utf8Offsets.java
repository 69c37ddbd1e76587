package dev.hayate.server.tei;

/// Places in a text in bytes of its UTF-8, as TEI counts them.
final class Utf8Offsets {
    private final int[] offsets;

    private Utf8Offsets(int[] offsets) {
        this.offsets = offsets;
    }

    static Utf8Offsets of(String text) {
        int[] offsets = new int[text.length() + 1];
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            offsets[i] = bytes;
            bytes += bytes(codePoint);
            i += Character.charCount(codePoint);
        }
        offsets[text.length()] = bytes;
        return new Utf8Offsets(offsets);
    }

    private static int bytes(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    /// The place of the character at an index of the `String`.
    int at(int index) {
        return offsets[index];
    }
}
