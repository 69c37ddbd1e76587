package dev.hayate.spark;

import dev.hayate.spark.VectorColumn.Entry;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;
import scala.runtime.AbstractFunction1;

/// All pairs of rows whose vectors are alike, exactly, each pair once.
///
/// Every partition meets every other and itself in a task of its own, which multiplies their vectors block by
/// block: `n` partitions are `n (n + 1) / 2` tasks, and `r` rows of `d` dimensions `r² d` operations in all. The
/// vectors are kept by the executors meanwhile, in memory and beyond it on disk, and nothing is shuffled.
///
/// @param threshold the least cosine of a pair, above 0 and at most 1. Vectors that are equal may reach
///     0.999999 only, as sums are rounded; a zero vector is like nothing
public record NearDuplicates(double threshold) {
    static final String ROWS = "rows";

    /// Rows of a block: a few megabytes.
    private static final int BLOCK = 8192;

    /// Checks the threshold.
    ///
    /// @throws IllegalArgumentException if it is out of range
    public NearDuplicates {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold must be above 0 and at most 1, got " + threshold);
        }
    }

    /// Finds the pairs, when they are asked for.
    ///
    /// @param rows the columns `id` and `vector`, `array<float>`
    /// @return the columns `a` and `b`, the ids, that of the earlier row first; `score`, their cosine as double
    /// @throws IllegalArgumentException if a column is missing or of another type
    public Dataset<Row> pairs(Dataset<?> rows) {
        DataType id = VectorColumn.idType(ROWS, rows);
        StructType schema =
                new StructType().add("a", id, false).add("b", id, false).add("score", DataTypes.DoubleType, false);
        double least = threshold;
        JavaRDD<NumberedBlock> blocks = VectorColumn.entries(ROWS, rows)
                .mapPartitionsWithIndex(Blocks::new, true)
                .persist(StorageLevel.MEMORY_AND_DISK());
        JavaRDD<Row> pairs = eachOnce(blocks).flatMap(pair -> pairs(pair._1(), pair._2(), least));
        return rows.sparkSession().createDataFrame(pairs, schema);
    }

    /// The product of the partitions without those below its diagonal.
    private static JavaRDD<Tuple2<NumberedBlock, NumberedBlock>> eachOnce(JavaRDD<NumberedBlock> blocks) {
        int partitions = blocks.getNumPartitions();
        RDD<Tuple2<NumberedBlock, NumberedBlock>> all = blocks.cartesian(blocks).rdd();
        return PartitionPruningRDD.create(all, new OnOrAboveDiagonal(partitions))
                .toJavaRDD();
    }

    private static Iterator<Row> pairs(NumberedBlock left, NumberedBlock right, double threshold) {
        VectorModule.require();
        int order = Long.compare(left.number(), right.number());
        return order > 0
                ? Collections.emptyIterator()
                : new BlockPairs(left.block(), right.block(), order == 0, threshold);
    }

    /// A block and its place among all.
    private record NumberedBlock(long number, VectorBlock block) implements Serializable {}

    /// Which partitions of a product of partitions meet in their order.
    private static final class OnOrAboveDiagonal extends AbstractFunction1<Object, Object> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int partitions;

        OnOrAboveDiagonal(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public Object apply(Object index) {
            int number = (Integer) index;
            return number / partitions <= number % partitions;
        }
    }

    /// The rows of a partition, block by block.
    private static final class Blocks implements Iterator<NumberedBlock> {
        private final Iterator<Entry> entries;
        private long number;

        Blocks(int partition, Iterator<Entry> entries) {
            this.number = (long) partition << 32;
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public NumberedBlock next() {
            if (!entries.hasNext()) {
                throw new NoSuchElementException();
            }
            List<Entry> block = new ArrayList<>(BLOCK);
            while (block.size() < BLOCK && entries.hasNext()) {
                block.add(entries.next());
            }
            return new NumberedBlock(number++, VectorBlock.of(ROWS, block));
        }
    }
}
