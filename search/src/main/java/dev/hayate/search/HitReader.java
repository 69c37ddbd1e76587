package dev.hayate.search;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;

/// Reads what is shown of documents. For one thread.
final class HitReader {
    private final IndexSearcher searcher;
    private final StoredFields stored;

    HitReader(IndexSearcher searcher) throws IOException {
        this.searcher = searcher;
        this.stored = searcher.storedFields();
    }

    Hit read(Found found, double score, double words, double vector) throws IOException {
        LeafReaderContext leaf =
                searcher.getLeafContexts().get(ReaderUtil.subIndex(found.passage(), searcher.getLeafContexts()));
        int passage = found.passage() - leaf.docBase;
        Document document = stored.document(found.passage() - found.ordinal());
        return new Hit(
                id(leaf, passage),
                score,
                words,
                vector,
                number(leaf, Fields.START, passage),
                number(leaf, Fields.END, passage),
                text(document, Fields.SHOWN_TITLE),
                text(document, Fields.SHOWN_TEXT),
                metadata(document));
    }

    private static String id(LeafReaderContext leaf, int passage) throws IOException {
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Fields.ID);
        ids.advanceExact(passage);
        return ids.binaryValue().utf8ToString();
    }

    private static int number(LeafReaderContext leaf, String field, int passage) throws IOException {
        NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), field);
        numbers.advanceExact(passage);
        return (int) numbers.longValue();
    }

    private static String text(Document document, String field) {
        String text = document.get(field);
        return text == null ? "" : text;
    }

    private static Map<String, Value> metadata(Document document) {
        Map<String, Value> metadata = new LinkedHashMap<>();
        for (IndexableField field : document.getFields()) {
            MetadataField.parse(field.name())
                    .ifPresent(known -> metadata.computeIfAbsent(known.name(), name -> known.stored(document)));
        }
        return metadata;
    }
}
