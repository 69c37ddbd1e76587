package dev.hayate.tokenizer.normalizer;

import dev.hayate.internal.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;

/// The compiled rules of sentencepiece (`precompiled_charsmap`): a double-array trie over UTF-8 bytes whose
/// values are offsets into a block of strings that end at a zero byte each. The shortest key that a text begins
/// with decides.
public final class CharacterRules {
    /// No rule applies.
    static final int NONE = -1;

    private static final int BLOCK = 0xFF;

    private final int[] units;
    private final byte[] strings;

    private CharacterRules(int[] units, byte[] strings) {
        this.units = units;
        this.strings = strings;
    }

    /// Reads the rules from their base64 form and makes sure that no text can lead out of them.
    ///
    /// @throws dev.hayate.ModelFormatException if they are broken
    public static CharacterRules read(Json charsmap) {
        ByteBuffer bytes = decode(charsmap);
        if (bytes.remaining() < Integer.BYTES) {
            throw charsmap.error("the character rules are cut short");
        }
        long trieBytes = Integer.toUnsignedLong(bytes.getInt());
        if (trieBytes < Integer.BYTES || trieBytes / Integer.BYTES > bytes.remaining() / Integer.BYTES) {
            throw charsmap.error("the character rules announce a trie of " + trieBytes + " bytes, but "
                    + bytes.remaining() + " follow");
        }
        int[] units = new int[(int) (trieBytes / Integer.BYTES)];
        for (int i = 0; i < units.length; i++) {
            units[i] = bytes.getInt();
        }
        byte[] strings = new byte[bytes.remaining()];
        bytes.get(strings);
        CharacterRules rules = new CharacterRules(units, strings);
        rules.check(charsmap);
        return rules;
    }

    /// Finds the rule for the code points `[from, to)`: the one of the shortest key that they begin with.
    ///
    /// @return the first position of the replacement, or [#NONE]
    int find(int[] codePoints, int from, int to) {
        int node = child(0);
        for (int i = from; i < to; i++) {
            int codePoint = codePoints[i];
            int bytes = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            for (int k = 0; k < bytes; k++) {
                int label = utf8Byte(codePoint, bytes, k);
                int unit = label == 0 ? 0 : units[node ^ label];
                if (label == 0 || (unit & ((1 << 31) | BLOCK)) != label) {
                    return NONE;
                }
                node = node ^ label ^ offset(unit);
                if (hasValue(unit)) {
                    return units[node] & Integer.MAX_VALUE;
                }
            }
        }
        return NONE;
    }

    /// Whether there is a rule for the code point alone.
    boolean applyTo(int codePoint) {
        return find(new int[] {codePoint}, 0, 1) != NONE;
    }

    /// Whether a replacement goes on at the position.
    boolean hasCodePoint(int position) {
        return position < strings.length && strings[position] != 0;
    }

    /// The code point of a replacement at the position.
    int codePoint(int position) {
        int lead = strings[position];
        if (lead >= 0) {
            return lead;
        }
        int codePoint = lead & (0x7F >> utf8Length(lead));
        for (int i = 1; i < utf8Length(lead); i++) {
            codePoint = codePoint << 6 | (strings[position + i] & 0x3F);
        }
        return codePoint;
    }

    /// The position after the code point at the position.
    int next(int position) {
        return position + utf8Length(strings[position]);
    }

    private static int utf8Length(int lead) {
        return lead >= 0 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
    }

    private static int utf8Byte(int codePoint, int bytes, int index) {
        int bits = codePoint >> (6 * (bytes - 1 - index));
        if (index > 0) {
            return 0x80 | (bits & 0x3F);
        }
        return switch (bytes) {
            case 1 -> bits;
            case 2 -> 0xC0 | bits;
            case 3 -> 0xE0 | bits;
            default -> 0xF0 | bits;
        };
    }

    private int child(int node) {
        return node ^ offset(units[node]);
    }

    private static int offset(int unit) {
        return (unit >>> 10) << ((unit & (1 << 9)) >> 6);
    }

    private static boolean hasValue(int unit) {
        return (unit & (1 << 8)) != 0;
    }

    private static ByteBuffer decode(Json charsmap) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(charsmap.string()))
                    .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IllegalArgumentException e) {
            throw charsmap.error("the character rules are not base64: " + e.getMessage());
        }
    }

    private void check(Json charsmap) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(strings));
        } catch (CharacterCodingException e) {
            throw charsmap.error("the replacements of the character rules are not UTF-8");
        }
        BitSet reached = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(checkedBase(child(0), charsmap));
        while (!open.isEmpty()) {
            int base = open.remove();
            for (int label = 1; label <= BLOCK; label++) {
                int unit = units[base ^ label];
                if ((unit & ((1 << 31) | BLOCK)) == label) {
                    int childBase = checkedBase(base ^ label ^ offset(unit), charsmap);
                    if (hasValue(unit)) {
                        checkValue(units[childBase] & Integer.MAX_VALUE, charsmap);
                    }
                    if (!reached.get(childBase)) {
                        reached.set(childBase);
                        open.add(childBase);
                    }
                }
            }
        }
    }

    /// A node's children lie in its block of 256 units.
    private int checkedBase(int base, Json charsmap) {
        if (base < 0 || (base | BLOCK) >= units.length) {
            throw charsmap.error("the trie of the character rules leads out of its " + units.length + " units");
        }
        return base;
    }

    private void checkValue(int value, Json charsmap) {
        if (value > strings.length || (value < strings.length && (strings[value] & 0xC0) == 0x80)) {
            throw charsmap.error("the trie of the character rules points to " + value + ", where none of the "
                    + strings.length + " bytes of replacements begins");
        }
    }
}
