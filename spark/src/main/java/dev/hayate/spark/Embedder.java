package dev.hayate.spark;

import dev.hayate.Encoder;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/// Turns texts into vectors within a task, as Spark keeps both. Spark's generated code calls it, which is why it
/// is public. Every task has its own and all share the model; safe for several threads all the same.
public final class Embedder implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ClusterModel model;
    private final EmbedOptions options;
    private transient @Nullable AtomicReference<@Nullable Encoder> idle;

    /// @throws IllegalArgumentException if the options do not fit the model
    Embedder(ClusterModel model, EmbedOptions options) {
        this.model = model;
        this.options = options;
        newEncoder();
    }

    private Encoder newEncoder() {
        return model.model().newEncoder(options.encodeOptions());
    }

    /// The vector of a text.
    public UnsafeArrayData embed(UTF8String text) {
        AtomicReference<@Nullable Encoder> shelf = shelf();
        Encoder kept = shelf.getAndSet(null);
        Encoder encoder = kept == null ? newEncoder() : kept;
        UnsafeArrayData vector = UnsafeArrayData.fromPrimitiveArray(encoder.encode(string(text)));
        shelf.set(encoder);
        return vector;
    }

    /// Decodes a text where it lies; [UTF8String#toString] copies its bytes first.
    private static String string(UTF8String text) {
        return text.getBaseObject() instanceof byte[] bytes
                ? new String(
                        bytes,
                        (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET),
                        text.numBytes(),
                        StandardCharsets.UTF_8)
                : text.toString();
    }

    /// Two threads that come first at once may each make one; one of them is forgotten.
    private AtomicReference<@Nullable Encoder> shelf() {
        AtomicReference<@Nullable Encoder> shelf = idle;
        if (shelf == null) {
            shelf = new AtomicReference<>();
            idle = shelf;
        }
        return shelf;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Embedder that
                && that.model.fingerprint().equals(model.fingerprint())
                && that.options.equals(options);
    }

    @Override
    public int hashCode() {
        return 31 * model.fingerprint().hashCode() + options.hashCode();
    }

    @Override
    public String toString() {
        return model + ", " + options;
    }
}
