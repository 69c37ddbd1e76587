package dev.hayate.spark;

import dev.hayate.numerics.Measure;
import dev.hayate.spark.VectorColumn.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/// For each query the `k` rows of a corpus that are nearest to it, exactly.
///
/// The queries go to all executors. The corpus stays where it is: each task streams its partition by, and only its
/// best rows, `k` a query, are sent on and merged. So a corpus need not fit into memory, not even its vectors on a
/// disk: `corpus.select(col("id"), Embed.of(col("text"), model, options).as("vector"))` makes them on the way.
/// A task holds the queries twice, the ids of its partition, and `k` numbers a query.
///
/// Scores do not depend on partitions or machines. Of equally near rows the one in the earlier partition comes
/// first, and in it the one in the earlier row.
///
/// @param k how many rows to find for each query, at least 1
/// @param measure by which rows are near
public record TopKJoin(int k, Measure measure) {
    static final String QUERIES = "queries";
    static final String CORPUS = "corpus";

    /// Checks the number.
    ///
    /// @throws IllegalArgumentException if it is below 1
    public TopKJoin {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, got " + k);
        }
    }

    /// Joins. The queries are computed now, the corpus when the result is asked for.
    ///
    /// @param queries the columns `id` and `vector`, `array<float>`
    /// @param corpus the same, with vectors of the same dimension
    /// @return the columns `query`, the id; `rank`, from 1; `id`, in the corpus; `score`, the measure as
    ///     double: by query in the order of the queries, best first
    /// @throws IllegalArgumentException if a column is missing or of another type, or there are no queries
    public Dataset<Row> join(Dataset<?> queries, Dataset<?> corpus) {
        StructType schema = new StructType()
                .add("query", VectorColumn.idType(QUERIES, queries), false)
                .add("rank", DataTypes.IntegerType, false)
                .add("id", VectorColumn.idType(CORPUS, corpus), false)
                .add("score", DataTypes.DoubleType, false);
        List<Entry> entries = VectorColumn.entries(QUERIES, queries).collect();
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("there are no queries");
        }
        VectorBlock block = VectorBlock.of(QUERIES, entries);
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(corpus.sparkSession().sparkContext());
        JavaRDD<Row> rows = rows(context.broadcast(block), block.rows(), VectorColumn.entries(CORPUS, corpus));
        return corpus.sparkSession().createDataFrame(rows, schema);
    }

    private JavaRDD<Row> rows(Broadcast<VectorBlock> queries, int count, JavaRDD<Entry> corpus) {
        Measure by = measure;
        int most = k;
        JavaPairRDD<Integer, Hits> found = corpus.mapPartitionsWithIndex(
                        (partition, entries) ->
                                new PartitionSearch(queries.value(), by, most).search(partition, entries),
                        false)
                .mapToPair(hits -> hits);
        int parts = Math.max(1, Math.min(corpus.getNumPartitions(), count));
        return found.reduceByKey(new InOrder(count, parts), (a, b) -> a.merge(b, most))
                .mapPartitions(hits -> sorted(hits, queries.value(), by));
    }

    private static Iterator<Row> sorted(Iterator<Tuple2<Integer, Hits>> hits, VectorBlock queries, Measure measure) {
        List<Tuple2<Integer, Hits>> all = new ArrayList<>();
        hits.forEachRemaining(all::add);
        all.sort((a, b) -> Integer.compare(a._1(), b._1()));
        return all.stream()
                .flatMap(of -> IntStream.range(0, of._2().count())
                        .mapToObj(rank -> row(queries.ids()[of._1()], of._2(), rank, measure)))
                .iterator();
    }

    private static Row row(Object query, Hits hits, int rank, Measure measure) {
        return RowFactory.create(query, rank + 1, hits.ids()[rank], key(measure, hits.keys()[rank]));
    }

    /// What is the greater the nearer, from the measure, and back.
    static double key(Measure measure, double value) {
        return switch (measure) {
            case COSINE, DOT -> value;
            case EUCLIDEAN -> -value;
        };
    }

    /// Puts neighbouring queries into one partition, and partitions in the order of the queries.
    private static final class InOrder extends Partitioner {
        private static final long serialVersionUID = 1L;

        private final int queries;
        private final int parts;

        InOrder(int queries, int parts) {
            this.queries = queries;
            this.parts = parts;
        }

        @Override
        public int numPartitions() {
            return parts;
        }

        @Override
        public int getPartition(Object query) {
            return (int) ((long) (Integer) query * parts / queries);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof InOrder that && that.queries == queries && that.parts == parts;
        }

        @Override
        public int hashCode() {
            return 31 * queries + parts;
        }
    }
}
