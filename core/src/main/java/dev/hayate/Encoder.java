package dev.hayate;

import dev.hayate.table.MeanPooling;
import dev.hayate.tokenizer.TokenBuffer;
import dev.hayate.tokenizer.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Turns text after text into vectors, for one thread. Owns every buffer and allocates nothing per token; get one
/// from [StaticEmbeddingModel#newEncoder(EncodeOptions)], reuse it, and do not use it after the model is closed.
///
/// ```java
/// Encoder encoder = model.newEncoder(EncodeOptions.DEFAULT.truncateTo(256).normalized());
/// float[] vectors = new float[texts.size() * encoder.dimension()];
/// for (int i = 0; i < texts.size(); i++) {
///     encoder.encode(texts.get(i), vectors, i * encoder.dimension());
/// }
/// ```
public final class Encoder {
    /// How many texts are prepared at once.
    static final int PREPARED = 32;

    private final EncodePlan plan;
    private final Tokenizer.Worker worker;
    private final MeanPooling pooling;
    private final float[] pooled;

    private int[] ids = {};
    private int idCount;
    private boolean tooLong;
    private int unknownCount;
    private int longestText;
    private long texts;
    private long tokens;
    private long truncated;
    private long empty;
    private long unknown;

    Encoder(EncodePlan plan, Tokenizer.Worker worker) {
        this.plan = plan;
        this.worker = worker;
        this.pooling = plan.table().newPooling();
        this.pooled = new float[plan.pooledDimension() > plan.dimension() ? plan.pooledDimension() : 0];
    }

    /// The number of values of every vector.
    public int dimension() {
        return plan.dimension();
    }

    /// The length of the longest text so far, in `char`s.
    int longestText() {
        return longestText;
    }

    /// What has passed through this encoder so far.
    public EncodeCounts counts() {
        return new EncodeCounts(texts, tokens, truncated, empty, unknown);
    }

    /// The vector of a text, shape `[dimension()]`, float32.
    ///
    /// @throws EncodingException if the options refuse the text
    public float[] encode(String text) {
        float[] vector = new float[plan.dimension()];
        encode(text, vector, 0);
        return vector;
    }

    /// Writes the vector of a text to `[offset, offset + dimension())` of an array of the caller.
    ///
    /// @throws EncodingException if the options refuse the text; the array is then as it was
    /// @throws IndexOutOfBoundsException if the vector does not fit
    public void encode(String text, float[] target, int offset) {
        Objects.checkFromIndexSize(offset, plan.dimension(), target.length);
        findTokens(text);
        poolTokens(target, offset);
    }

    /// Writes the vectors of texts one after the other to `[offset, offset + texts.size() * dimension())` of an
    /// array of the caller. Faster than text by text where the texts lie anywhere in memory.
    ///
    /// @throws EncodingException if the options refuse a text; the vectors before it have been written
    /// @throws IndexOutOfBoundsException if the vectors do not fit
    public void encode(List<String> texts, float[] target, int offset) {
        String[] all = texts.toArray(new String[0]);
        Objects.checkFromIndexSize(offset, (long) all.length * plan.dimension(), target.length);
        for (int i = 0; i < all.length; i++) {
            if (i % PREPARED == 0) {
                prepare(all, i, Math.min(i + PREPARED, all.length));
            }
            encode(all[i], target, offset + i * plan.dimension());
        }
    }

    /// See [Tokenizer.Worker#prepare].
    void prepare(String[] texts, int from, int to) {
        worker.prepare(texts, from, to);
    }

    /// Writes the vector of a text that somebody else has cut into tokens: the prompt plays no part, the limit
    /// does.
    ///
    /// @param tokens ids in `[0, vocabularySize())` of the tokenizer; not changed
    /// @throws IllegalArgumentException if an id is not in the vocabulary; the message names its place
    /// @throws EncodingException if the options refuse the tokens; the array is then as it was
    /// @throws IndexOutOfBoundsException if the vector does not fit
    public void encodeTokens(int[] tokens, float[] target, int offset) {
        Objects.checkFromIndexSize(offset, plan.dimension(), target.length);
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] < 0 || tokens[i] >= plan.vocabularySize()) {
                throw new IllegalArgumentException("token " + i + ": expected an id from 0 to "
                        + (plan.vocabularySize() - 1) + ", got " + tokens[i]);
            }
        }
        tooLong = false;
        keepCounted(tokens.clone(), tokens.length);
        poolTokens(target, offset);
    }

    private void poolTokens(float[] target, int offset) {
        if (idCount == 0) {
            refuseEmpty();
            Arrays.fill(target, offset, offset + plan.dimension(), 0f);
        } else {
            pool(ids, idCount, target, offset);
        }
        count(idCount, tooLong);
    }

    /// The tokens whose rows make the vector of a text: after the prompt, the rules of the model and the limit.
    ///
    /// @throws EncodingException if the options refuse the text
    public int[] tokenIds(String text) {
        findTokens(text);
        return Arrays.copyOf(ids, idCount);
    }

    private void findTokens(String text) {
        String input = plan.prefix().isEmpty() ? text : plan.prefix().concat(text);
        longestText = Math.max(longestText, input.length());
        tooLong = plan.limit().tooLong(input);
        TokenBuffer found = worker.tokenize(tooLong ? plan.limit().cut(input) : input);
        keepCounted(found.ids(), found.count());
    }

    private void keepCounted(int[] found, int count) {
        ids = found;
        unknownCount = occurrences(plan.unknownId(), found, count);
        idCount = plan.ignoredId() < 0 ? count : without(plan.ignoredId(), found, count);
        if (idCount > plan.limit().maxTokens()) {
            idCount = plan.limit().cut(idCount);
            tooLong = true;
        }
    }

    private static int occurrences(int id, int[] ids, int count) {
        int occurrences = 0;
        for (int i = 0; i < count; i++) {
            occurrences += ids[i] == id ? 1 : 0;
        }
        return occurrences;
    }

    private static int without(int ignoredId, int[] ids, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (ids[i] != ignoredId) {
                ids[kept++] = ids[i];
            }
        }
        return kept;
    }

    private void refuseEmpty() {
        if (plan.onEmpty() == EmptyText.ERROR) {
            throw new EncodingException("no tokens");
        }
    }

    private void pool(int[] ids, int count, float[] target, int offset) {
        int dimension = plan.dimension();
        switch (plan.normalization()) {
            case NONE -> pooling.mean(ids, count, target, offset, dimension);
            case BEFORE_TRUNCATION -> poolNormalized(ids, count, target, offset);
            case AFTER_TRUNCATION -> {
                pooling.mean(ids, count, target, offset, dimension);
                L2Norm.normalizeLikeModel2Vec(target, offset, dimension);
            }
        }
        if (plan.normalize()) {
            L2Norm.normalize(target, offset, dimension);
        }
    }

    private void poolNormalized(int[] ids, int count, float[] target, int offset) {
        if (pooled.length == 0) {
            pooling.mean(ids, count, target, offset, plan.dimension());
            L2Norm.normalize(target, offset, plan.dimension());
        } else {
            pooling.mean(ids, count, pooled, 0, pooled.length);
            L2Norm.normalize(pooled, 0, pooled.length);
            System.arraycopy(pooled, 0, target, offset, plan.dimension());
        }
    }

    private void count(int used, boolean tooLong) {
        texts++;
        tokens += used;
        unknown += unknownCount;
        if (tooLong) {
            truncated++;
        }
        if (used == 0) {
            empty++;
        }
    }
}
