package dev.hayate.search;

import dev.hayate.EncodeOptions;
import dev.hayate.Encoder;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.numerics.RowCode;
import dev.hayate.search.passage.Passage;
import dev.hayate.search.words.JapaneseWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/// Makes a document what Lucene keeps of it: a document of Lucene's a passage. For one thread.
final class PassageDocuments {
    private static final String PROMPT = "document";
    private static final FieldType COUNTED_WORDS = countedWords();

    private final IndexSettings settings;
    private final Encoder encoder;

    PassageDocuments(StaticEmbeddingModel model, IndexSettings settings) {
        this.settings = settings;
        this.encoder = model.newEncoder(EncodeOptions.DEFAULT
                .truncateTo(settings.dimension())
                .normalized()
                .promptName(PROMPT));
    }

    private static FieldType countedWords() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    /// The passages of a document, in their order.
    ///
    /// @param sequence the number of the document
    List<org.apache.lucene.document.Document> of(Document document, long sequence) {
        List<org.apache.lucene.document.Document> all = new ArrayList<>();
        String title = JapaneseWords.nfkc(document.title());
        for (Passage passage : settings.splitting().split(document.text())) {
            org.apache.lucene.document.Document made = new org.apache.lucene.document.Document();
            made.add(new StringField(Fields.ID, document.id(), Field.Store.NO));
            made.add(new BinaryDocValuesField(Fields.ID, new BytesRef(document.id())));
            made.add(new NumericDocValuesField(Fields.SEQUENCE, sequence));
            made.add(new NumericDocValuesField(Fields.PASSAGE, all.size()));
            made.add(new NumericDocValuesField(Fields.START, passage.start()));
            made.add(new NumericDocValuesField(Fields.END, passage.end()));
            if (!title.isEmpty()) {
                made.add(new Field(Fields.TITLE, title, COUNTED_WORDS));
            }
            String text = passage.of(document.text());
            made.add(new Field(Fields.TEXT, JapaneseWords.nfkc(text), COUNTED_WORDS));
            addVector(text, made);
            document.metadata()
                    .forEach((name, value) -> MetadataField.of(name, value).index(value, made));
            all.add(made);
        }
        addFirst(document, all.getFirst());
        return all;
    }

    private void addVector(String text, org.apache.lucene.document.Document made) {
        switch (settings.vectors()) {
            case VectorStorage.None() -> {}
            case VectorStorage.Exact() -> {
                float[] vector = encoder.encode(text);
                if (isNotZero(vector)) {
                    made.add(new KnnFloatVectorField(Fields.VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
                    made.add(bytes(Fields.CODE, RowCode.of(vector)));
                }
            }
            case VectorStorage.Hnsw(int connections, int beamWidth, VectorStorage.Encoding encoding) -> {
                float[] vector = encoder.encode(text);
                if (isNotZero(vector)) {
                    made.add(new KnnFloatVectorField(Fields.VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
                    if (encoding == VectorStorage.Encoding.INT8) {
                        made.add(bytes(Fields.ROUNDED, RoundedVector.of(vector)));
                    }
                }
            }
        }
    }

    private static KnnByteVectorField bytes(String field, byte[] values) {
        return new KnnByteVectorField(field, values, VectorSimilarityFunction.DOT_PRODUCT);
    }

    /// A text without tokens has a vector of zeros, which is near to nothing.
    static boolean isNotZero(float[] vector) {
        for (float value : vector) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    private void addFirst(Document document, org.apache.lucene.document.Document first) {
        first.add(new StringField(Fields.FIRST, "", Field.Store.NO));
        switch (settings.texts()) {
            case KEPT -> {
                first.add(new StoredField(Fields.SHOWN_TITLE, document.title()));
                first.add(new StoredField(Fields.SHOWN_TEXT, document.text()));
                for (Map.Entry<String, Value> entry : document.metadata().entrySet()) {
                    MetadataField.of(entry.getKey(), entry.getValue()).store(entry.getValue(), first);
                }
            }
            case NOT_KEPT -> {}
        }
    }
}
