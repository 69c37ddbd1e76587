package dev.hayate.format;

import dev.hayate.Compatibility;
import dev.hayate.ModelFormatException;
import dev.hayate.table.EmbeddingTable;
import dev.hayate.table.RowType;
import dev.hayate.tokenizer.Tokenizer;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tensors of a model: its rows, and what the layouts put beside them.
///
/// | tensor | shape | what |
/// |---|---|---|
/// | `embedding.weight` or `embeddings` | `[rows, dimension]` | the rows; F64, F32, F16, BF16, I8 or U8 |
/// | `embedding.scale` | `[rows]` | Hayate's own: what a row of I8 is multiplied with |
/// | `weights` | `[ids]` | Model2Vec: what the row of a token id is multiplied with |
/// | `mapping` | `[ids]` | Model2Vec: the row of a token id |
///
/// Shared by all threads until it is closed.
public final class EmbeddingTensors implements AutoCloseable {
    static final String SENTENCE_TRANSFORMERS_NAME = "embedding.weight";
    static final String MODEL2VEC_NAME = "embeddings";
    static final String SCALE = "embedding.scale";
    static final String WEIGHTS = "weights";
    static final String MAPPING = "mapping";

    private final Safetensors file;
    private final Compatibility compatibility;

    private EmbeddingTensors(Safetensors file, Compatibility compatibility) {
        this.file = file;
        this.compatibility = compatibility;
    }

    /// Maps the tensors of a model, or copies them to memory outside the heap where they cannot be mapped.
    ///
    /// @param asked whose rules to follow; empty to let the layout decide
    /// @throws ModelFormatException if the file is broken
    public static EmbeddingTensors open(ModelDirectory directory, Optional<Compatibility> asked) throws IOException {
        ModelFiles files = directory.files();
        String name = directory.tensorFile();
        Optional<Path> path = files.path(name);
        Safetensors file =
                path.isPresent() ? Safetensors.map(path.get()) : Safetensors.copy(files.nameOf(name), files.read(name));
        return new EmbeddingTensors(file, asked.orElse(directory.compatibility(file.names())));
    }

    /// Whose rules the model follows.
    public Compatibility compatibility() {
        return compatibility;
    }

    /// The tensors that decide on vectors, the rows first.
    public List<Tensor> used() {
        List<Tensor> used = new ArrayList<>();
        used.add(rowTensor());
        scale().ifPresent(used::add);
        weights().ifPresent(used::add);
        mapping().ifPresent(used::add);
        return used;
    }

    private Optional<Tensor> scale() {
        return rowTensor().name().equals(SENTENCE_TRANSFORMERS_NAME) ? ifPresent(SCALE) : Optional.empty();
    }

    private Optional<Tensor> weights() {
        return compatibility == Compatibility.MODEL2VEC && scale().isEmpty() ? ifPresent(WEIGHTS) : Optional.empty();
    }

    private Optional<Tensor> mapping() {
        return compatibility == Compatibility.MODEL2VEC ? ifPresent(MAPPING) : Optional.empty();
    }

    private Optional<Tensor> ifPresent(String name) {
        return file.names().contains(name) ? Optional.of(file.tensor(name)) : Optional.empty();
    }

    private Tensor rowTensor() {
        boolean sentenceTransformers = file.names().contains(SENTENCE_TRANSFORMERS_NAME)
                && (compatibility == Compatibility.SENTENCE_TRANSFORMERS
                        || !file.names().contains(MODEL2VEC_NAME));
        String name = sentenceTransformers ? SENTENCE_TRANSFORMERS_NAME : MODEL2VEC_NAME;
        if (!file.names().contains(name)) {
            throw new ModelFormatException(
                    file.file(),
                    "",
                    "no tensor " + SENTENCE_TRANSFORMERS_NAME + " or " + MODEL2VEC_NAME + "; there are "
                            + file.names());
        }
        return file.tensor(name);
    }

    /// The table of the rows.
    ///
    /// @throws ModelFormatException if a tensor has another type or shape than it needs, or the tokenizer has
    ///     more ids than there are rows
    public EmbeddingTable table(Tokenizer tokenizer) {
        Tensor tensor = rowTensor();
        if (tensor.shape().size() != 2) {
            throw error(tensor, "expected the shape [rows, dimension], got " + tensor.shape());
        }
        long rows = tensor.shape().get(0);
        long dimension = tensor.shape().get(1);
        if (rows < 1 || dimension < 1 || rows > Integer.MAX_VALUE || dimension > Integer.MAX_VALUE) {
            throw error(tensor, rows + " rows × " + dimension + " dimensions cannot be a table");
        }
        int ids = tokenizer.vocabularySize();
        int[] mapping = mapping().map(found -> rowsOfIds(found, ids, rows)).orElse(null);
        if (mapping == null) {
            requireRows(tensor, rows, ids);
        }
        return new EmbeddingTable(tensor.data(), rowType(tensor), (int) dimension, mapping, factors(ids, (int) rows));
    }

    private float @Nullable [] factors(int ids, int rows) {
        Optional<Tensor> scale = scale();
        if (scale.isPresent()) {
            return floats(scale.get(), rows);
        }
        return weights().map(weights -> floats(weights, ids)).orElse(null);
    }

    private void requireRows(Tensor tensor, long rows, int ids) {
        boolean fits = switch (compatibility) {
            case SENTENCE_TRANSFORMERS -> rows >= ids;
            case MODEL2VEC -> rows == ids;
        };
        if (!fits) {
            throw error(tensor, "has " + rows + " rows, but the tokenizer has " + ids + " ids");
        }
    }

    private RowType rowType(Tensor tensor) {
        return switch (tensor.type()) {
            case F64 -> RowType.F64;
            case F32 -> RowType.F32;
            case F16 -> RowType.F16;
            case BF16 -> RowType.BF16;
            case I8 -> RowType.I8;
            case U8 -> RowType.U8;
            case BOOL, F8_E5M2, F8_E4M3, I16, U16, I32, U32, I64, U64 ->
                throw error(
                        tensor,
                        "rows of type " + tensor.type() + " are not known; expected F64, F32, F16, BF16, I8"
                                + " or U8");
        };
    }

    private int[] rowsOfIds(Tensor tensor, int ids, long rows) {
        requireAtLeast(ids, tensor);
        int[] rowsOfIds = new int[ids];
        for (int id = 0; id < ids; id++) {
            long row = wholeNumber(tensor, id);
            if (row < 0 || row >= rows) {
                throw error(tensor, "id " + id + " has row " + row + " of " + rows + " rows");
            }
            rowsOfIds[id] = (int) row;
        }
        return rowsOfIds;
    }

    private long wholeNumber(Tensor tensor, int index) {
        return switch (tensor.type()) {
            case I32 ->
                tensor.data().get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 4L * index);
            case I64 ->
                tensor.data().get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 8L * index);
            case BOOL, U8, I8, F8_E5M2, F8_E4M3, I16, U16, F16, BF16, U32, F32, F64, U64 ->
                throw error(tensor, "expected I32 or I64, got " + tensor.type());
        };
    }

    private float[] floats(Tensor tensor, int count) {
        requireAtLeast(count, tensor);
        float[] floats = new float[count];
        new EmbeddingTable(tensor.data(), rowType(tensor), count, null, null).copyRow(0, floats);
        return floats;
    }

    private void requireAtLeast(int count, Tensor tensor) {
        if (tensor.shape().size() != 1 || tensor.shape().getFirst() < count) {
            throw error(tensor, "expected the shape [" + count + "] or more, got " + tensor.shape());
        }
    }

    /// Reads the whole table.
    ///
    /// @throws ModelFormatException if a value is NaN or infinite
    public void verify(EmbeddingTable table) {
        float[] row = new float[table.dimension()];
        for (int id = 0; id < table.rows(); id++) {
            table.copyRow(id, row);
            for (int i = 0; i < row.length; i++) {
                if (!Float.isFinite(row[i])) {
                    throw error(rowTensor(), "the row of id " + id + " has " + row[i] + " at index " + i);
                }
            }
        }
    }

    private ModelFormatException error(Tensor tensor, String reason) {
        return new ModelFormatException(file.file(), tensor.name(), reason);
    }

    /// Gives the memory back; the table may not be used any more.
    @Override
    public void close() {
        file.close();
    }
}
