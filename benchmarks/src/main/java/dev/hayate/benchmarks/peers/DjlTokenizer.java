package dev.hayate.benchmarks.peers;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.hayate.benchmarks.contest.Proof;
import dev.hayate.benchmarks.contest.TokenContestant;
import dev.hayate.benchmarks.texts.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Hugging Face tokenizers as DJL brings it to the JVM: `HuggingFaceTokenizer.encode`, a text a call, without
/// special tokens, truncation or padding.
public final class DjlTokenizer implements TokenContestant {
    private final HuggingFaceTokenizer tokenizer;

    private DjlTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// Opens a `tokenizer.json` and fills the tokenizer's memory of chunks, first with what the held-out texts
    /// hold (common words stay remembered, as they would be in use) and then with junk.
    ///
    /// @param heldOut texts that are not timed
    /// @throws PeerUnavailableException if there is no native library for this platform
    /// @throws IOException if the file cannot be read
    public static DjlTokenizer open(Path tokenizerJson, Slice heldOut) throws PeerUnavailableException, IOException {
        HuggingFaceTokenizer tokenizer = load(tokenizerJson);
        fillMemory(tokenizer, heldOut);
        return new DjlTokenizer(tokenizer);
    }

    static HuggingFaceTokenizer load(Path tokenizerJson) throws PeerUnavailableException, IOException {
        try {
            return HuggingFaceTokenizer.builder()
                    .optTokenizerPath(tokenizerJson)
                    .optAddSpecialTokens(false)
                    .optTruncation(false)
                    .optPadding(false)
                    .optMaxLength(Integer.MAX_VALUE)
                    .build();
        } catch (LinkageError | IllegalStateException e) {
            throw new PeerUnavailableException("DJL HF tokenizers", "its native library does not load (" + e + ")");
        }
    }

    static void fillMemory(HuggingFaceTokenizer tokenizer, Slice heldOut) {
        for (String text : heldOut.texts()) {
            tokenizer.encode(text, false, false);
        }
        for (String word : Junk.words()) {
            tokenizer.encode(word, false, false);
        }
    }

    @Override
    public String name() {
        return "DJL HF tokenizers " + tokenizer.getVersion();
    }

    @Override
    public double seconds(Slice slice) {
        long tokens = 0;
        long start = System.nanoTime();
        for (String text : slice.texts()) {
            tokens += tokenizer.encode(text, false, false).getIds().length;
        }
        long elapsed = System.nanoTime() - start;
        Proof.ofWork(tokens);
        return elapsed * 1e-9;
    }

    @Override
    public List<int[]> ids(Slice slice) {
        List<int[]> ids = new ArrayList<>(slice.texts().size());
        for (String text : slice.texts()) {
            Encoding encoding = tokenizer.encode(text, false, false);
            int[] here = new int[encoding.getIds().length];
            for (int token = 0; token < here.length; token++) {
                here[token] = Math.toIntExact(encoding.getIds()[token]);
            }
            ids.add(here);
        }
        return ids;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
