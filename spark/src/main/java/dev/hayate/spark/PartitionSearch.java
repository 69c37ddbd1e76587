package dev.hayate.spark;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Measure;
import dev.hayate.numerics.NearestRows;
import dev.hayate.numerics.NearestRows.Found;
import dev.hayate.numerics.Workers;
import dev.hayate.spark.VectorColumn.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import scala.Tuple2;

/// The best rows of one partition of the corpus for every query. The vectors stream by in chunks; what stays are
/// the ids.
final class PartitionSearch {
    private static final int CHUNK = 1024;

    private final VectorBlock queries;
    private final Measure measure;
    private final int k;
    private final List<Object> ids = new ArrayList<>();

    PartitionSearch(VectorBlock queries, Measure measure, int k) {
        this.queries = queries;
        this.measure = measure;
        this.k = k;
    }

    /// By the number of a query, what the partition has for it.
    Iterator<Tuple2<Integer, Hits>> search(int partition, Iterator<Entry> corpus) {
        VectorModule.require();
        Found found = found(corpus);
        return IntStream.range(0, queries.rows())
                .mapToObj(query -> new Tuple2<>(query, hits(found, query, partition)))
                .iterator();
    }

    private Found found(Iterator<Entry> corpus) {
        try (Workers workers = new Workers(TaskContext.get().cpus())) {
            NearestRows nearest =
                    new NearestRows(queries.matrix(), new int[] {queries.columns()}, List.of(measure), k, workers);
            Matrix chunk = Matrix.of(CHUNK, queries.columns());
            while (corpus.hasNext()) {
                nearest.add(chunk.slice(0, fill(chunk, corpus)));
            }
            return nearest.found(0, measure);
        }
    }

    private int fill(Matrix chunk, Iterator<Entry> corpus) {
        int rows = 0;
        while (rows < CHUNK && corpus.hasNext()) {
            Entry entry = corpus.next();
            VectorBlock.put(TopKJoin.CORPUS, entry, chunk, rows++);
            ids.add(entry.id());
        }
        return rows;
    }

    private Hits hits(Found found, int query, int partition) {
        Hits hits = Hits.of(found.count());
        for (int rank = 0; rank < found.count(); rank++) {
            int row = found.row(query, rank);
            double key = TopKJoin.key(measure, found.value(query, rank));
            hits.set(rank, key, Hits.position(partition, row), ids.get(row));
        }
        return hits;
    }
}
