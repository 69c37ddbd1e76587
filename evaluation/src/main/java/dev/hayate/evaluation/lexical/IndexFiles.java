package dev.hayate.evaluation.lexical;

import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.numerics.DiskWork;
import dev.hayate.numerics.Workers;
import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/// What the index keeps of a passage: its words and how often each occurs, its id, its number in the corpus.
///
/// Several threads write, so documents lie in no order that means anything: the number says which passage one is.
final class IndexFiles {
    static final String WORDS = "words";
    static final String ID = "id";
    static final String NUMBER = "number";

    private static final FieldType COUNTED = counted();
    private static final int PASSAGES_AT_A_TIME = 1024;
    private static final int PASSAGES_A_UNIT = 16;
    private static final double BUFFER_MEGABYTES = 64;

    private final IndexWriter writer;
    private final JapaneseWords words;

    private IndexFiles(IndexWriter writer, JapaneseWords words) {
        this.writer = writer;
        this.words = words;
    }

    private static FieldType counted() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    /// Writes a corpus, some passages at a time.
    static void write(Corpus corpus, JapaneseWords words, Directory directory, Workers workers) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MEGABYTES);
        try (Corpus.Reader reader = corpus.open();
                IndexWriter writer = new IndexWriter(directory, config)) {
            IndexFiles files = new IndexFiles(writer, words);
            int first = 0;
            for (Passages next = reader.next(PASSAGES_AT_A_TIME); next.size() > 0; ) {
                files.add(next, first, workers);
                first = Math.addExact(first, next.size());
                next = reader.next(PASSAGES_AT_A_TIME);
            }
        }
    }

    private void add(Passages passages, int first, Workers workers) throws IOException {
        int units = Math.ceilDiv(passages.size(), PASSAGES_A_UNIT);
        DiskWork.forEach(units, workers, (unit, worker) -> {
            int from = unit * PASSAGES_A_UNIT;
            int to = Math.min(passages.size(), from + PASSAGES_A_UNIT);
            for (int i = from; i < to; i++) {
                add(passages.ids().get(i), passages.texts().get(i), first + i);
            }
        });
    }

    private void add(String id, String text, int number) throws IOException {
        Document document = new Document();
        document.add(new Field(WORDS, words.stream(text), COUNTED));
        document.add(new BinaryDocValuesField(ID, new BytesRef(id)));
        document.add(new NumericDocValuesField(NUMBER, number));
        writer.addDocument(document);
    }

    /// By number of a passage, the document that it is.
    static int[] documents(DirectoryReader reader) throws IOException {
        int[] documents = new int[reader.maxDoc()];
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues numbers = leaf.reader().getNumericDocValues(NUMBER);
            for (int document = numbers.nextDoc(); document != NumericDocValues.NO_MORE_DOCS; ) {
                documents[(int) numbers.longValue()] = leaf.docBase + document;
                document = numbers.nextDoc();
            }
        }
        return documents;
    }
}
