package dev.hayate.search;

import dev.hayate.Similarity;
import dev.hayate.numerics.CodeScan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.codecs.lucene95.HasIndexSlice;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.MemorySegmentAccessInput;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The passages whose vectors are nearest to a query, all of them compared.
///
/// The codes of the vectors, a byte a value, tell what a cosine is at most. Only where that reaches the least
/// of the best so far, the float32 values are read, and the cosine computed from them: for one passage in a
/// thousand. So what is found is exact, however the passages lie in segments and whichever thread comes to
/// them.
final class ExactVectors {
    private static final int ROWS_AT_A_TIME = 8192;

    private final IndexSearcher searcher;
    private final float[] query;
    private final CodeScan scan;
    private final int count;
    private final List<Part> parts = new ArrayList<>();

    /// Some rows of a segment.
    private record Part(LeafReaderContext leaf, @Nullable Bits accepted, int from, int to) {}

    private ExactVectors(IndexSearcher searcher, float[] query, int count) {
        this.searcher = searcher;
        this.query = query;
        this.scan = new CodeScan(query);
        this.count = count;
    }

    /// The nearest, the nearest first.
    ///
    /// @param query of length 1
    static List<Found> nearest(
            IndexSearcher searcher, float[] query, int count, Optional<Query> filter, SearchThreads threads)
            throws IOException {
        ExactVectors search = new ExactVectors(searcher, query, count);
        search.addParts(filter);
        return search.best(threads).bestFirst();
    }

    private void addParts(Optional<Query> filter) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues vectors = leaf.reader().getFloatVectorValues(Fields.VECTOR);
            int rows = vectors == null ? 0 : vectors.size();
            @Nullable
            Bits accepted = rows == 0 || filter.isEmpty() ? leaf.reader().getLiveDocs() : accepted(leaf, filter.get());
            for (int from = 0; from < rows; from += ROWS_AT_A_TIME) {
                parts.add(new Part(leaf, accepted, from, Math.min(rows, from + ROWS_AT_A_TIME)));
            }
        }
    }

    private Bits accepted(LeafReaderContext leaf, Query filter) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
        FixedBitSet accepted = new FixedBitSet(leaf.reader().maxDoc());
        Scorer scorer = weight.scorer(leaf);
        if (scorer != null) {
            @Nullable Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator passages = scorer.iterator();
            for (int passage = passages.nextDoc(); passage != DocIdSetIterator.NO_MORE_DOCS; ) {
                if (live == null || live.get(passage)) {
                    accepted.set(passage);
                }
                passage = passages.nextDoc();
            }
        }
        return accepted;
    }

    private BestPassages best(SearchThreads threads) throws IOException {
        AtomicInteger next = new AtomicInteger();
        int workers = Math.min(threads.count(), parts.size());
        if (workers <= 1) {
            return new Worker(next).call();
        }
        List<Callable<BestPassages>> work = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            work.add(new Worker(next));
        }
        BestPassages best = new BestPassages(count);
        for (BestPassages found : threads.all(work)) {
            best.offerAll(found);
        }
        return best;
    }

    /// One thread's way through the parts, in their order.
    private final class Worker implements Callable<BestPassages> {
        private final AtomicInteger next;
        private final BestPassages best = new BestPassages(count);
        private final float[] bounds = new float[ROWS_AT_A_TIME];
        private @Nullable Segment segment;

        Worker(AtomicInteger next) {
            this.next = next;
        }

        @Override
        public BestPassages call() throws IOException {
            for (int part = next.getAndIncrement(); part < parts.size(); part = next.getAndIncrement()) {
                search(parts.get(part));
            }
            return best;
        }

        private void search(Part part) throws IOException {
            Segment current = segment;
            if (current == null || current.leaf != part.leaf) {
                current = Segment.of(part.leaf);
                segment = current;
            }
            bound(current, part);
            double least = best.least();
            for (int row = part.from; row < part.to; row++) {
                if (bounds[row - part.from] >= least) {
                    int passage = current.vectors.ordToDoc(row);
                    if (part.accepted == null || part.accepted.get(passage)) {
                        offer(current, row, passage);
                        least = best.least();
                    }
                }
            }
        }

        private void bound(Segment current, Part part) {
            if (current.codes == null) {
                Arrays.fill(bounds, Float.POSITIVE_INFINITY);
            } else {
                scan.bounds(current.codes, part.from, part.to - part.from, bounds);
            }
        }

        private void offer(Segment current, int row, int passage) throws IOException {
            double cosine = Similarity.DOT.score(query, current.vectors.vectorValue(row));
            if (cosine >= best.least()) {
                best.offer(current.numbers.found(current.leaf.docBase, passage, cosine));
            }
        }
    }

    /// What a thread reads of a segment.
    ///
    /// @param codes the codes of all rows, or null where the segment is not mapped as one piece of memory
    private record Segment(
            LeafReaderContext leaf,
            FloatVectorValues vectors,
            PassageNumbers numbers,
            @Nullable MemorySegment codes) {
        static Segment of(LeafReaderContext leaf) throws IOException {
            return new Segment(
                    leaf,
                    leaf.reader().getFloatVectorValues(Fields.VECTOR),
                    new PassageNumbers(leaf.reader()),
                    codes(leaf.reader().getByteVectorValues(Fields.CODE)));
        }

        private static @Nullable MemorySegment codes(@Nullable ByteVectorValues values) throws IOException {
            return values instanceof HasIndexSlice slice && slice.getSlice() instanceof MemorySegmentAccessInput mapped
                    ? mapped.segmentSliceOrNull(0, (long) values.size() * values.dimension())
                    : null;
        }
    }
}
