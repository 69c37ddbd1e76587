package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import dev.hayate.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Byte pair encoding: characters that neighbours join, the most important pair first (Sennrich et al., "Neural
/// Machine Translation of Rare Words with Subword Units", 2016). Mirrors `BPE` of HF tokenizers; dropout, which
/// makes tokens a matter of chance, is refused.
public final class Bpe implements SubwordModel {
    private static final Set<String> MEMBERS = Set.of(
            "type",
            "dropout",
            "unk_token",
            "continuing_subword_prefix",
            "end_of_word_suffix",
            "fuse_unk",
            "byte_fallback",
            "ignore_merges",
            "vocab",
            "merges");

    private final Vocabulary vocabulary;
    private final PieceTrie trie;
    private final MergeTable merges;
    private final @Nullable MergeTree tree;
    private final Options options;
    private final int[] byteIds;

    /// How the characters of a span become the first ids.
    ///
    /// @param unknownId the id of a character that is not in the vocabulary; -1 to drop it
    /// @param continuationPrefix written before every character but the first of a span
    /// @param endSuffix written after the last character of a span
    /// @param fuseUnknown whether neighbouring unknown characters are one token
    /// @param byteFallback whether an unknown character becomes its bytes where all have a token
    /// @param wholeSpansFirst whether a span that is a piece is taken without merging (`ignore_merges`)
    record Options(
            int unknownId,
            String continuationPrefix,
            String endSuffix,
            boolean fuseUnknown,
            boolean byteFallback,
            boolean wholeSpansFirst) {

        void write(BinaryWriter writer) {
            writer.writeInt(unknownId);
            writer.writeString(continuationPrefix);
            writer.writeString(endSuffix);
            writer.writeInt((fuseUnknown ? 1 : 0) | (byteFallback ? 2 : 0) | (wholeSpansFirst ? 4 : 0));
        }

        static Options read(BinaryReader reader) {
            int unknownId = reader.readInt();
            String continuationPrefix = reader.readString();
            String endSuffix = reader.readString();
            int flags = reader.readInt();
            return new Options(
                    unknownId, continuationPrefix, endSuffix, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
        }

        boolean decorates() {
            return !continuationPrefix.isEmpty() || !endSuffix.isEmpty();
        }
    }

    private Bpe(Vocabulary vocabulary, PieceTrie trie, MergeTable merges, @Nullable MergeTree tree, Options options) {
        this.vocabulary = vocabulary;
        this.trie = trie;
        this.merges = merges;
        this.tree = tree;
        this.options = options;
        this.byteIds = options.byteFallback ? vocabulary.byteIds() : new int[0];
    }

    /// Reads the `model` of a `tokenizer.json`.
    static Bpe read(Json json) {
        json.allowOnly(MEMBERS);
        Json dropout = json.member("dropout");
        if (!dropout.isNull() && dropout.number().doubleValue() != 0.0) {
            throw dropout.error("dropout makes tokens a matter of chance; set it to null");
        }
        Vocabulary vocabulary = VocabularyReader.read(json.member("vocab"));
        String prefix = orEmpty(json.member("continuing_subword_prefix").stringOrNull());
        Json unknown = json.member("unk_token");
        Options options = new Options(
                unknown.isNull() ? -1 : VocabularyReader.idOf(unknown, vocabulary),
                prefix,
                orEmpty(json.member("end_of_word_suffix").stringOrNull()),
                json.member("fuse_unk").boolOr(false),
                json.member("byte_fallback").boolOr(false),
                json.member("ignore_merges").boolOr(false));
        if (options.byteFallback && options.decorates()) {
            throw json.member("byte_fallback").error("not supported together with a prefix or suffix of pieces");
        }
        return readMerges(json.member("merges"), vocabulary, options);
    }

    private static String orEmpty(@Nullable String string) {
        return string == null ? "" : string;
    }

    private static Bpe readMerges(Json json, Vocabulary vocabulary, Options options) {
        String prefix = options.continuationPrefix;
        int count = json.array().size();
        int[] left = new int[count];
        int[] right = new int[count];
        int[] merged = new int[count];
        int rank = 0;
        for (int i = 0; i < count; i++) {
            if (json.array().get(i) instanceof String line && line.startsWith("#version")) {
                continue;
            }
            String[] parts = mergeParts(json, i);
            left[rank] = known(json, i, vocabulary, parts[0]);
            right[rank] = known(json, i, vocabulary, parts[1]);
            if (parts[1].length() < prefix.length()) {
                throw json.element(i).error("\"" + parts[1] + "\" is shorter than the prefix of continuing pieces");
            }
            merged[rank++] = known(json, i, vocabulary, parts[0] + parts[1].substring(prefix.length()));
        }
        return of(
                vocabulary,
                Arrays.copyOf(left, rank),
                Arrays.copyOf(right, rank),
                Arrays.copyOf(merged, rank),
                options);
    }

    /// @param left the left id of every merge, in order of rank
    /// @param right the right id of every merge
    /// @param merged the id that it makes
    static Bpe of(Vocabulary vocabulary, int[] left, int[] right, int[] merged, Options options) {
        PieceTrie trie = PieceTrie.build(vocabulary);
        MergeTable merges = MergeTable.of(left, right, merged);
        MergeTree tree = options.decorates()
                ? null
                : MergeTree.of(vocabulary, trie, merges, left, right, fallbacks(vocabulary, options))
                        .orElse(null);
        return new Bpe(vocabulary, trie, merges, tree, options);
    }

    private static BitSet fallbacks(Vocabulary vocabulary, Options options) {
        BitSet fallbacks = new BitSet();
        if (options.unknownId >= 0) {
            fallbacks.set(options.unknownId);
        }
        if (options.byteFallback) {
            Arrays.stream(vocabulary.byteIds()).filter(id -> id >= 0).forEach(fallbacks::set);
        }
        return fallbacks;
    }

    private static String[] mergeParts(Json json, int i) {
        if (json.array().get(i) instanceof String line) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 2) {
                return parts;
            }
        } else if (json.array().get(i) instanceof List<?> pair
                && pair.size() == 2
                && pair.get(0) instanceof String left
                && pair.get(1) instanceof String right) {
            return new String[] {left, right};
        }
        throw json.element(i).error("expected a merge: \"a b\" or [\"a\", \"b\"]");
    }

    private static int known(Json json, int i, Vocabulary vocabulary, String piece) {
        int id = vocabulary.id(piece);
        if (id < 0) {
            throw json.element(i).error("\"" + piece + "\" is not in the vocabulary");
        }
        return id;
    }

    @Override
    public void write(BinaryWriter writer) {
        vocabulary.write(writer);
        trie.write(writer);
        merges.write(writer);
        options.write(writer);
        writer.writeInt(tree == null ? 0 : 1);
        if (tree != null) {
            tree.write(writer);
        }
    }

    static Bpe read(BinaryReader reader) {
        Vocabulary vocabulary = Vocabulary.read(reader);
        PieceTrie trie = PieceTrie.read(reader);
        MergeTable merges = MergeTable.read(reader);
        Options options = Options.read(reader);
        MergeTree tree = reader.readInt() == 0 ? null : MergeTree.read(reader);
        return new Bpe(vocabulary, trie, merges, tree, options);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int unknownId() {
        return options.unknownId;
    }

    @Override
    public Segmenter newSegmenter() {
        return tree == null ? new MergingSegmenter(this) : new BpeSegmenter(this, tree);
    }

    PieceTrie trie() {
        return trie;
    }

    MergeTable merges() {
        return merges;
    }

    Options options() {
        return options;
    }

    /// The id of the token of every byte, -1 where there is none; empty without byte fallback.
    int[] byteIds() {
        return byteIds;
    }

    /// Whether there is a token for every byte of a code point.
    boolean hasBytes(int codePoint) {
        for (byte value : utf8(codePoint)) {
            if (byteIds[value & 0xFF] < 0) {
                return false;
            }
        }
        return true;
    }

    static byte[] utf8(int codePoint) {
        return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    }
}
