package dev.hayate.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The ids that were in an index when its writing began. For one thread.
final class KnownIds implements Closeable {
    private final DirectoryReader reader;
    private final List<Part> parts = new ArrayList<>();

    private record Part(LeafReader leaf, TermsEnum ids) {}

    KnownIds(DirectoryReader reader) throws IOException {
        this.reader = reader;
        for (LeafReaderContext context : reader.leaves()) {
            Terms ids = context.reader().terms(Fields.ID);
            if (ids != null) {
                parts.add(new Part(context.reader(), ids.iterator()));
            }
        }
    }

    boolean contains(String id) throws IOException {
        BytesRef bytes = new BytesRef(id);
        for (Part part : parts) {
            if (part.ids.seekExact(bytes) && isLive(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLive(Part part) throws IOException {
        @Nullable Bits live = part.leaf.getLiveDocs();
        PostingsEnum documents = part.ids.postings(null, PostingsEnum.NONE);
        for (int document = documents.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (live == null || live.get(document)) {
                return true;
            }
            document = documents.nextDoc();
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
