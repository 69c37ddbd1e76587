package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import java.util.Arrays;

/// Dense codes, from 1 on, for the code points that occur in a vocabulary; 0 for all others. In order of
/// first occurrence, so that the frequent ones of a vocabulary sorted by frequency lie close together.
final class Alphabet {
    private static final int BMP = 0x10000;

    private final char[] bmpCodes;
    private final int[] supplementary;
    private final char[] supplementaryCodes;
    private final int size;

    private Alphabet(char[] bmpCodes, int[] supplementary, char[] supplementaryCodes) {
        this.bmpCodes = bmpCodes;
        this.supplementary = supplementary;
        this.supplementaryCodes = supplementaryCodes;
        this.size = largest(bmpCodes, supplementaryCodes);
    }

    void write(BinaryWriter writer) {
        writer.writeChars(bmpCodes);
        writer.writeInts(supplementary);
        writer.writeChars(supplementaryCodes);
    }

    static Alphabet read(BinaryReader reader) {
        return new Alphabet(reader.readChars(), reader.readInts(), reader.readChars());
    }

    /// Codes for all code points of a vocabulary.
    static Alphabet of(Vocabulary vocabulary) {
        int[] codes = new int[Character.MAX_CODE_POINT + 1];
        int size = 0;
        int supplementaryCount = 0;
        for (int id = 0; id < vocabulary.size(); id++) {
            String piece = vocabulary.piece(id);
            for (int at = 0; at < piece.length(); ) {
                int codePoint = piece.codePointAt(at);
                at += Character.charCount(codePoint);
                if (codes[codePoint] == 0) {
                    codes[codePoint] = ++size;
                    supplementaryCount += codePoint >= BMP ? 1 : 0;
                }
            }
        }
        if (size > Character.MAX_VALUE - 2) {
            throw new IllegalArgumentException("more than 65,533 different characters in the pieces");
        }
        char[] bmpCodes = new char[BMP];
        for (int codePoint = 0; codePoint < BMP; codePoint++) {
            bmpCodes[codePoint] = (char) codes[codePoint];
        }
        int[] supplementary = new int[supplementaryCount];
        char[] supplementaryCodes = new char[supplementaryCount];
        int found = 0;
        for (int codePoint = BMP; codePoint < codes.length; codePoint++) {
            if (codes[codePoint] != 0) {
                supplementary[found] = codePoint;
                supplementaryCodes[found++] = (char) codes[codePoint];
            }
        }
        return new Alphabet(bmpCodes, supplementary, supplementaryCodes);
    }

    /// The code of a code point, 0 if it is in no piece.
    int code(int codePoint) {
        if (codePoint < BMP) {
            return bmpCodes[codePoint];
        }
        int at = Arrays.binarySearch(supplementary, codePoint);
        return at >= 0 ? supplementaryCodes[at] : 0;
    }

    /// The number of code points that have a code.
    int size() {
        return size;
    }

    private static int largest(char[] first, char[] second) {
        int largest = 0;
        for (char code : first) {
            largest = Math.max(largest, code);
        }
        for (char code : second) {
            largest = Math.max(largest, code);
        }
        return largest;
    }
}
