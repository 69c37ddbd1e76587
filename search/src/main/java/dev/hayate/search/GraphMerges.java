package dev.hayate.search;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/// Which segments are merged, and when a graph is built: if it is asked to merge all, it writes a segment that
/// stands alone once more, as that one may have no graph yet.
final class GraphMerges extends FilterMergePolicy {
    /// So many vectors outside of graphs are compared one by one as fast as a graph is walked.
    private static final int FEW = 10_000;

    private static final int SMALLEST_SHARE = 10;

    /// What Lucene calls the part of a segment that holds a graph.
    private static final String GRAPH = "vex";

    GraphMerges() {
        super(new TieredMergePolicy());
        setNoCFSRatio(0);
    }

    @Override
    public @Nullable MergeSpecification findForcedMerges(
            SegmentInfos infos, int most, Map<SegmentCommitInfo, Boolean> asked, MergeContext context)
            throws IOException {
        if (most == 1 && infos.size() == 1 && Boolean.TRUE.equals(asked.get(infos.info(0)))) {
            MergeSpecification alone = new MergeSpecification();
            alone.add(new MergePolicy.OneMerge(infos.asList()));
            return alone;
        }
        return super.findForcedMerges(infos, most, asked, context);
    }

    /// Whether so many vectors lie outside of graphs that one should be built over all.
    static boolean isWanted(DirectoryReader reader, VectorStorage.Hnsw graph) throws IOException {
        long inGraphs = 0;
        long outside = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            FloatVectorValues vectors = leaf.reader().getFloatVectorValues(Fields.VECTOR);
            if (vectors != null && hasGraph((CodecReader) leaf.reader(), Fields.graph(graph.encoding()))) {
                inGraphs += vectors.size();
            } else if (vectors != null) {
                outside += vectors.size();
            }
        }
        return outside > Math.max(FEW, inGraphs / SMALLEST_SHARE);
    }

    private static boolean hasGraph(CodecReader reader, String name) {
        FieldInfo field = reader.getFieldInfos().fieldInfo(name);
        return field != null
                && reader.getVectorReader().getOffHeapByteSize(field).getOrDefault(GRAPH, 0L) > 0;
    }
}
