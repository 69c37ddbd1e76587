package dev.hayate.search;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.jspecify.annotations.Nullable;

/// How segments are written. A graph over vectors is built when it is asked for, at the end: while documents are
/// added, every merge of segments would build it again.
final class VectorCodec extends Lucene104Codec {
    /// Lucene's measure of a segment that is too small for a graph: here of some 9,000 vectors.
    private static final int SMALL = 1_000;

    private static final int NO_GRAPH = Integer.MAX_VALUE;
    private static final KnnVectorsFormat FLAT = new Lucene99HnswVectorsFormat(
            Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
            Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
            1,
            null,
            NO_GRAPH);

    private final VectorStorage vectors;
    private final int threads;
    private final ExecutorService builders;
    private volatile boolean withGraphs;

    /// @param threads how many threads build a graph
    /// @param builders where they come from
    VectorCodec(VectorStorage vectors, int threads, ExecutorService builders) {
        this.vectors = vectors;
        this.threads = threads;
        this.builders = builders;
    }

    /// Chooses whether the segments that are written from now on get graphs.
    void buildGraphs(boolean withGraphs) {
        this.withGraphs = withGraphs;
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return switch (vectors) {
            case VectorStorage.Hnsw hnsw
            when field.equals(Fields.graph(hnsw.encoding())) -> new AnyDimension(graph(hnsw));
            case VectorStorage.Hnsw hnsw -> new AnyDimension(FLAT);
            case VectorStorage.Exact() -> new AnyDimension(FLAT);
            case VectorStorage.None() -> new AnyDimension(FLAT);
        };
    }

    private KnnVectorsFormat graph(VectorStorage.Hnsw hnsw) {
        int small = withGraphs ? SMALL : NO_GRAPH;
        @Nullable ExecutorService several = threads == 1 ? null : builders;
        return switch (hnsw.encoding()) {
            case FLOAT, INT8 ->
                new Lucene99HnswVectorsFormat(hnsw.connections(), hnsw.beamWidth(), threads, several, small);
            case BINARY ->
                new Lucene104HnswScalarQuantizedVectorsFormat(
                        ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE,
                        hnsw.connections(),
                        hnsw.beamWidth(),
                        threads,
                        several,
                        small);
        };
    }

    /// A format without Lucene's guard against vectors of more than 1,024 dimensions. Segments name the format
    /// inside, and that one reads them.
    private static final class AnyDimension extends KnnVectorsFormat {
        private final KnnVectorsFormat format;

        AnyDimension(KnnVectorsFormat format) {
            super(format.getName());
            this.format = format;
        }

        @Override
        public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
            return format.fieldsWriter(state);
        }

        @Override
        public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
            return format.fieldsReader(state);
        }

        @Override
        public int getMaxDimensions(String field) {
            return Integer.MAX_VALUE;
        }
    }
}
