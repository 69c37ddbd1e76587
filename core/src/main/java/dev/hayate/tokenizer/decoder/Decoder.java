package dev.hayate.tokenizer.decoder;

import dev.hayate.tokenizer.ByteAlphabet;
import dev.hayate.tokenizer.regex.OnigurumaPattern;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One step from pieces back to text, as the decoders of HF tokenizers do it. Immutable, shared by all threads.
public sealed interface Decoder {

    /// What becomes of the pieces; a step may change each and join some.
    List<String> apply(List<String> pieces);

    /// The text of pieces.
    default String decode(List<String> pieces) {
        return String.join("", apply(pieces));
    }

    /// No decoder in the file: pieces with spaces between.
    record Spaces() implements Decoder {
        @Override
        public List<String> apply(List<String> pieces) {
            return List.of(String.join(" ", pieces));
        }
    }

    /// Visible characters back to bytes, and these to text; what is not UTF-8 becomes U+FFFD.
    record ByteLevel() implements Decoder {
        private static final byte SURROGATE_LEAD = (byte) 0xED;
        private static final byte NEVER_IN_UTF8 = (byte) 0xFF;

        @Override
        public List<String> apply(List<String> pieces) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String piece : pieces) {
                boolean visible = piece.chars().allMatch(c -> ByteAlphabet.byteOf(c) >= 0);
                if (visible) {
                    piece.chars().forEach(c -> bytes.write(ByteAlphabet.byteOf(c)));
                } else {
                    bytes.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
                }
            }
            return List.of(decode(bytes.toByteArray()));
        }

        /// As Rust's `from_utf8_lossy` does: the JDK writes one U+FFFD for a surrogate's three bytes, Rust three.
        private static String decode(byte[] bytes) {
            for (int i = 0; i + 1 < bytes.length; i++) {
                boolean surrogate = bytes[i] == SURROGATE_LEAD && (bytes[i + 1] & 0xE0) == 0xA0;
                bytes[i] = surrogate ? NEVER_IN_UTF8 : bytes[i];
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// The replacement character back to a space; dropped in the first piece if one was put in front.
    ///
    /// @param replacement the visible character
    /// @param prepended whether one was put in front of the text
    record Metaspace(String replacement, boolean prepended) implements Decoder {
        @Override
        public List<String> apply(List<String> pieces) {
            List<String> decoded = new ArrayList<>(pieces.size());
            for (String piece : pieces) {
                decoded.add(piece.replace(replacement, decoded.isEmpty() && prepended ? "" : " "));
            }
            return decoded;
        }
    }

    /// Continuations joined to what comes before, spaces between all others.
    ///
    /// @param prefix what marks a continuation
    /// @param cleanup whether spaces before punctuation and English contractions go
    record WordPiece(String prefix, boolean cleanup) implements Decoder {
        private static final String[][] CLEANUPS = {
            {" .", "."},
            {" ?", "?"},
            {" !", "!"},
            {" ,", ","},
            {" ' ", "'"},
            {" n't", "n't"},
            {" 'm", "'m"},
            {" do not", " don't"},
            {" 's", "'s"},
            {" 've", "'ve"},
            {" 're", "'re"}
        };

        @Override
        public List<String> apply(List<String> pieces) {
            List<String> decoded = new ArrayList<>(pieces.size());
            for (String piece : pieces) {
                String joined = decoded.isEmpty()
                        ? piece
                        : piece.startsWith(prefix) ? piece.substring(prefix.length()) : " " + piece;
                decoded.add(cleanup ? clean(joined) : joined);
            }
            return decoded;
        }

        static String clean(String text) {
            String cleaned = text;
            for (String[] cleanup : CLEANUPS) {
                cleaned = cleaned.replace(cleanup[0], cleanup[1]);
            }
            return cleaned;
        }
    }

    /// The suffix of a word's last piece back to a space.
    ///
    /// @param suffix what marks the end of a word
    record Bpe(String suffix) implements Decoder {
        @Override
        public List<String> apply(List<String> pieces) {
            List<String> decoded = new ArrayList<>(pieces.size());
            for (String piece : pieces) {
                boolean last = decoded.size() == pieces.size() - 1;
                decoded.add(piece.replace(suffix, last ? "" : " "));
            }
            return decoded;
        }
    }

    /// Runs of pieces like `<0xE3>` to the characters whose bytes they are; if these are not UTF-8, U+FFFD for
    /// each.
    record ByteFallback() implements Decoder {
        @Override
        public List<String> apply(List<String> pieces) {
            List<String> decoded = new ArrayList<>(pieces.size());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String piece : pieces) {
                int value = byteOf(piece);
                if (value >= 0) {
                    bytes.write(value);
                } else {
                    flush(bytes, decoded);
                    decoded.add(piece);
                }
            }
            flush(bytes, decoded);
            return decoded;
        }

        private static int byteOf(String piece) {
            if (piece.length() != 6 || !piece.startsWith("<0x") || !piece.endsWith(">")) {
                return -1;
            }
            try {
                return Integer.parseUnsignedInt(piece, 3, 5, 16);
            } catch (NumberFormatException e) {
                return -1;
            }
        }

        private static void flush(ByteArrayOutputStream bytes, List<String> decoded) {
            try {
                if (bytes.size() > 0) {
                    decoded.add(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
                }
            } catch (CharacterCodingException e) {
                for (int i = 0; i < bytes.size(); i++) {
                    decoded.add("\uFFFD");
                }
            }
            bytes.reset();
        }
    }

    /// All pieces joined to one.
    record Fuse() implements Decoder {
        @Override
        public List<String> apply(List<String> pieces) {
            return List.of(String.join("", pieces));
        }
    }

    /// A character cut off the ends of every piece.
    ///
    /// @param content the character
    /// @param start how often at most at the beginning
    /// @param stop how often at most at the end
    record Strip(int content, int start, int stop) implements Decoder {
        @Override
        public List<String> apply(List<String> pieces) {
            return pieces.stream().map(this::strip).toList();
        }

        private String strip(String piece) {
            int[] codePoints = piece.codePoints().toArray();
            int from = 0;
            while (from < Math.min(start, codePoints.length) && codePoints[from] == content) {
                from++;
            }
            int to = codePoints.length;
            while (to > from && codePoints.length - to < stop && codePoints[to - 1] == content) {
                to--;
            }
            return new String(codePoints, from, to - from);
        }
    }

    /// A fixed text replaced in every piece.
    ///
    /// @param literal what is replaced, not empty
    /// @param content what comes instead
    record ReplaceLiteral(String literal, String content) implements Decoder {
        @Override
        public List<String> apply(List<String> pieces) {
            return pieces.stream().map(piece -> piece.replace(literal, content)).toList();
        }
    }

    /// Every match of a regular expression replaced in every piece.
    ///
    /// @param pattern what is replaced
    /// @param content what comes instead, literally
    record ReplaceRegex(OnigurumaPattern pattern, String content) implements Decoder {
        @Override
        public List<String> apply(List<String> pieces) {
            return pieces.stream().map(this::replace).toList();
        }

        private String replace(String piece) {
            if (piece.isEmpty()) {
                return piece;
            }
            int[] codePoints = piece.codePoints().toArray();
            StringBuilder replaced = new StringBuilder();
            OnigurumaPattern.Matches matches = pattern.matches(codePoints, 0, codePoints.length);
            int done = 0;
            while (matches.next()) {
                replaced.append(new String(codePoints, done, matches.start() - done))
                        .append(content);
                done = matches.end();
            }
            return replaced.append(new String(codePoints, done, codePoints.length - done))
                    .toString();
        }
    }

    /// The output of a model that says the same piece many times (connectionist temporal classification): of equal
    /// neighbours one stays, and what stands for silence goes.
    ///
    /// @param padToken what stands for silence
    /// @param wordDelimiter what stands for a space; kept as it is without cleanup
    /// @param cleanup whether spaces before punctuation and English contractions go
    record Ctc(String padToken, String wordDelimiter, boolean cleanup) implements Decoder {
        @Override
        public List<String> apply(List<String> pieces) {
            List<String> decoded = new ArrayList<>(pieces.size());
            for (int i = 0; i < pieces.size(); i++) {
                if (i == 0 || !pieces.get(i).equals(pieces.get(i - 1))) {
                    String text = pieces.get(i).replace(padToken, "");
                    decoded.add(cleanup ? WordPiece.clean(text).replace(wordDelimiter, " ") : text);
                }
            }
            decoded.removeIf(String::isEmpty);
            return decoded;
        }
    }

    /// One step after the other.
    ///
    /// @param steps the steps, in order
    record Sequence(List<Decoder> steps) implements Decoder {
        /// Keeps a copy of the list.
        public Sequence {
            steps = List.copyOf(steps);
        }

        @Override
        public List<String> apply(List<String> pieces) {
            List<String> decoded = pieces;
            for (Decoder step : steps) {
                decoded = step.apply(decoded);
            }
            return decoded;
        }
    }
}
