package dev.hayate.tokenizer;

import dev.hayate.tokenizer.decoder.Decoder;
import dev.hayate.tokenizer.model.Segmenter;
import dev.hayate.tokenizer.model.SubwordModel;
import dev.hayate.tokenizer.normalizer.CompiledNormalizer;
import dev.hayate.tokenizer.pretokenizer.PreTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tokenizer of a `tokenizer.json`: the ids that HF tokenizers gives without special tokens
/// (`encode(text, add_special_tokens=False)`).
///
/// Immutable; share one among all threads. [#encode(String)] and [#ids(String)] are for now and then, a
/// [Worker] is for a loop.
///
/// ```java
/// Tokenizer tokenizer = Tokenizer.load(Path.of("tokenizer.json"));
/// Encoding encoding = tokenizer.encode("東京都に住んでいます。");
/// ```
///
/// The truncation in the file is honoured; padding and the special tokens of the post-processor are not
/// applied. A lone surrogate, which no UTF-8 text can hold, counts as U+FFFD.
public final class Tokenizer {
    private final AddedTokens addedTokens;
    private final CompiledNormalizer normalizer;
    private final PreTokenizer preTokenizer;
    private final SubwordModel model;
    private final OffsetTrimming offsetTrimming;
    private final Truncation truncation;
    private final Decoder decoder;

    Tokenizer(
            AddedTokens addedTokens,
            CompiledNormalizer normalizer,
            PreTokenizer preTokenizer,
            SubwordModel model,
            OffsetTrimming offsetTrimming,
            Truncation truncation,
            Decoder decoder) {
        this.addedTokens = addedTokens;
        this.normalizer = normalizer;
        this.preTokenizer = preTokenizer;
        this.model = model;
        this.offsetTrimming = offsetTrimming;
        this.truncation = truncation;
        this.decoder = decoder;
    }

    /// Reads a `tokenizer.json`.
    ///
    /// @throws IOException if the file cannot be read
    /// @throws dev.hayate.ModelFormatException if it is broken or asks for something unknown
    public static Tokenizer load(Path file) throws IOException {
        return fromJson(file.toString(), Files.readAllBytes(file));
    }

    /// Reads the bytes of a `tokenizer.json`.
    ///
    /// @param file what to call it in errors
    /// @throws dev.hayate.ModelFormatException if it is broken or asks for something unknown
    public static Tokenizer fromJson(String file, byte[] json) {
        return TokenizerCache.load(file, json);
    }

    /// The tokens of a text.
    public Encoding encode(String text) {
        TokenBuffer tokens = newWorker(true).tokenize(text);
        int count = tokens.count();
        int[] starts = new int[count];
        int[] ends = new int[count];
        int[] utf16 = utf16Indices(text);
        for (int t = 0; t < count; t++) {
            starts[t] = utf16[tokens.start(t)];
            ends[t] = utf16[tokens.end(t)];
        }
        return new Encoding(Arrays.copyOf(tokens.ids(), count), starts, ends);
    }

    /// The ids of the tokens of a text.
    public int[] ids(String text) {
        TokenBuffer tokens = newWorker(false).tokenize(text);
        return Arrays.copyOf(tokens.ids(), tokens.count());
    }

    /// The text that tokens stand for, as `Tokenizer.decode` of HF tokenizers gives it.
    ///
    /// @param skipSpecialTokens whether special tokens leave no trace
    /// @throws IllegalArgumentException if an id is not in `[0, vocabularySize())`
    public String decode(int[] ids, boolean skipSpecialTokens) {
        List<String> pieces = new ArrayList<>(ids.length);
        for (int id : ids) {
            String piece = addedTokens.decodedPiece(id);
            piece = piece == null ? pieceOf(id) : piece;
            if (!piece.isEmpty() && !(skipSpecialTokens && addedTokens.isSpecial(piece))) {
                pieces.add(piece);
            }
        }
        return decoder.decode(pieces);
    }

    /// The number of ids, added tokens included.
    public int vocabularySize() {
        return Math.max(model.vocabulary().size(), addedTokens.idLimit());
    }

    /// The id of a piece or added token, -1 if there is none.
    public int idOf(String piece) {
        int id = addedTokens.idOf(piece);
        return id >= 0 ? id : model.vocabulary().id(piece);
    }

    /// The piece or added token of an id; empty for an id that the vocabulary leaves out.
    ///
    /// @throws IllegalArgumentException if the id is not in `[0, vocabularySize())`
    public String pieceOf(int id) {
        if (id < 0 || id >= vocabularySize()) {
            throw new IllegalArgumentException("id " + id + " is not in [0, " + vocabularySize() + ")");
        }
        String added = addedTokens.contentOf(id);
        if (added != null) {
            return added;
        }
        return id < model.vocabulary().size() ? model.vocabulary().piece(id) : "";
    }

    /// The id that stands for everything unknown, -1 if the model has none.
    public int unknownId() {
        return model.unknownId();
    }

    /// The model at the heart: its vocabulary and scores.
    public SubwordModel model() {
        return model;
    }

    /// The normalizer, the first stage.
    public CompiledNormalizer normalizer() {
        return normalizer;
    }

    /// The pre-tokenizer, the second stage.
    public PreTokenizer preTokenizer() {
        return preTokenizer;
    }

    /// The cap on tokens in the file.
    public Truncation truncation() {
        return truncation;
    }

    /// A new worker with buffers of its own.
    ///
    /// @param offsets whether it keeps offsets, which costs time
    public Worker newWorker(boolean offsets) {
        return new Worker(this, offsets);
    }

    private static int[] utf16Indices(String text) {
        int[] indices = new int[text.length() + 1];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            indices[count++] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        indices[count] = at;
        return indices;
    }

    /// Tokenizes text after text in the same buffers. For one thread.
    public static final class Worker {
        /// Buffers for longer texts are given back after use.
        private static final int KEPT_LENGTH = 1 << 20;

        private final Tokenizer tokenizer;
        private final boolean offsets;
        private Buffers buffers;

        private Worker(Tokenizer tokenizer, boolean offsets) {
            this.tokenizer = tokenizer;
            this.offsets = offsets;
            this.buffers = new Buffers(tokenizer, offsets);
        }

        /// Makes room for some texts that come next, and lets the processor fetch them from memory side by
        /// side; met one after the other, each would be waited for alone.
        ///
        /// @param texts `[from, to)` count, some dozens at best; `null`s are left to whoever needs them
        public void prepare(String[] texts, int from, int to) {
            int longest = 0;
            for (int i = from; i < to; i++) {
                longest = Math.max(longest, texts[i] == null ? 0 : texts[i].length());
            }
            buffers.makeRoom(Math.min(longest, KEPT_LENGTH / 2));
        }

        /// Finds the tokens of a text, offsets in code points.
        ///
        /// @return the worker's own buffer, valid until the next call
        public TokenBuffer tokenize(String text) {
            if (buffers.codePoints.length > KEPT_LENGTH && text.length() <= KEPT_LENGTH) {
                buffers = new Buffers(tokenizer, offsets);
            }
            TokenBuffer tokens = buffers.tokenize(text);
            tokenizer.truncation.apply(tokens);
            return tokens;
        }
    }

    /// What one text after the other passes through.
    private static final class Buffers {
        private final Tokenizer tokenizer;
        private final NormalizedText text;
        private final NormalizedText part;
        private final PreTokens spans;
        private final PreTokens partSpans;
        private final CompiledNormalizer.Worker normalizer;
        private final Segmenter segmenter;
        private final TokenBuffer tokens;
        private final OriginalSink originalSink = new OriginalSink();
        private final NormalizedSink normalizedSink = new NormalizedSink();
        private char[] chars = new char[256];
        private int[] codePoints = new int[256];

        Buffers(Tokenizer tokenizer, boolean offsets) {
            this.tokenizer = tokenizer;
            this.text = new NormalizedText(offsets);
            this.part = new NormalizedText(offsets);
            this.spans = new PreTokens(text);
            this.partSpans = new PreTokens(part);
            this.normalizer = tokenizer.normalizer.newWorker();
            this.segmenter = tokenizer.model.newSegmenter();
            this.tokens = new TokenBuffer(offsets);
        }

        TokenBuffer tokenize(String input) {
            tokens.clear();
            int length = decode(input);
            tokenizer.addedTokens.split(codePoints, length, originalSink);
            return tokens;
        }

        void makeRoom(int length) {
            if (chars.length < length) {
                chars = new char[length + (length >> 1)];
                codePoints = new int[chars.length];
            }
        }

        private int decode(String input) {
            int length = input.length();
            makeRoom(length);
            input.getChars(0, length, chars, 0);
            int count = 0;
            for (int i = 0; i < length; i++) {
                int codePoint = chars[i];
                if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                    boolean paired = Character.isHighSurrogate(chars[i])
                            && i + 1 < length
                            && Character.isLowSurrogate(chars[i + 1]);
                    codePoint = paired ? Character.toCodePoint(chars[i], chars[++i]) : 0xFFFD;
                }
                codePoints[count++] = codePoint;
            }
            return count;
        }

        private void segment(PreTokens whole) {
            if (whole.text().length() > 0) {
                whole.reset(0, whole.text().length());
                tokenizer.preTokenizer.split(whole);
                int before = tokens.count();
                segmenter.segment(whole, tokens);
                trimOffsets(whole.text(), before);
            }
        }

        private void trimOffsets(NormalizedText found, int before) {
            if (found.aligned()) {
                tokenizer.offsetTrimming.apply(tokens, before, found.codePoints(), tokenizer.model);
            }
        }

        private final class OriginalSink implements AddedTokens.Sink {
            @Override
            public void token(int id, int start, int end) {
                tokens.addAt(id, start, end);
                if (text.aligned()) {
                    tokenizer.offsetTrimming.applyToAdded(tokens, codePoints, start, end);
                }
            }

            @Override
            public void text(int from, int to) {
                text.reset(codePoints, from, to);
                normalizer.normalize(text);
                if (tokenizer.addedTokens.hasNormalized()) {
                    tokenizer.addedTokens.splitNormalized(text, normalizedSink);
                } else {
                    segment(spans);
                }
            }
        }

        private final class NormalizedSink implements AddedTokens.Sink {
            @Override
            public void token(int id, int start, int end) {
                tokens.add(id, text, start, end);
                if (text.aligned()) {
                    tokenizer.offsetTrimming.applyToAdded(tokens, text.codePoints(), start, end);
                }
            }

            @Override
            public void text(int from, int to) {
                part.reset(text, from, to);
                segment(partSpans);
            }
        }
    }
}
