package dev.hayate.benchmarks.kernels;

import dev.hayate.benchmarks.contest.Proof;
import dev.hayate.table.EmbeddingTable;
import dev.hayate.table.MeanPooling;
import dev.hayate.table.RowType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The mean of rows, in time per token. Ids are as frequent as words are: the n-th with a frequency of 1/n.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class MeanPoolingBenchmark {
    private static final int ROWS = 32_768;
    private static final int TOKENS = 96_000;

    /// The type of the table.
    @Param({"F32", "BF16", "I8"})
    public RowType type = RowType.F32;

    /// The dimension of the table.
    @Param({"1024", "256", "128"})
    public int dimension;

    /// How many tokens a text has.
    @Param({"16", "240"})
    public int tokensPerText;

    /// Whether the program has read vectors from other kinds of memory too, so that the compiler cannot take
    /// all for one.
    @Param({"false", "true"})
    public boolean amongOthers;

    private int[][] texts = {};
    private float[] target = {};
    private MeanPooling pooling = emptyPooling();

    private static MeanPooling emptyPooling() {
        return new EmbeddingTable(MemorySegment.NULL, RowType.F32, 1, null, null).newPooling();
    }

    /// Fills the table with random numbers that are small in every type, and draws the texts.
    @Setup
    public void prepare() {
        if (amongOthers) {
            readOtherKindsOfMemory();
        }
        Random random = new Random(1);
        MemorySegment data = Arena.ofAuto().allocate((long) ROWS * dimension * type.bytes());
        for (long i = 0; i < data.byteSize(); i++) {
            data.set(ValueLayout.JAVA_BYTE, i, (byte) (random.nextInt() & 0x3F));
        }
        float[] weights = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            weights[i] = random.nextFloat();
        }
        pooling = new EmbeddingTable(data, type, dimension, null, type == RowType.I8 ? weights : null).newPooling();
        target = new float[dimension];
        texts = new int[TOKENS / tokensPerText][tokensPerText];
        for (int[] text : texts) {
            for (int i = 0; i < text.length; i++) {
                text[i] = scattered((int) Math.pow(ROWS, random.nextDouble()) - 1);
            }
        }
    }

    private static void readOtherKindsOfMemory() {
        VectorSpecies<Float> species = FloatVector.SPECIES_PREFERRED;
        MemorySegment[] kinds = {
            MemorySegment.ofArray(new float[64]),
            MemorySegment.ofArray(new byte[256]),
            MemorySegment.ofBuffer(ByteBuffer.allocate(256)),
            Arena.ofAuto().allocate(256)
        };
        FloatVector sum = FloatVector.zero(species);
        for (int i = 0; i < 1_000_000; i++) {
            MemorySegment some = kinds[i % kinds.length].asSlice(i % 16, 192);
            sum = sum.add(FloatVector.fromMemorySegment(species, some, i % 64, ByteOrder.LITTLE_ENDIAN));
        }
        Proof.ofWork(sum.reduceLanes(VectorOperators.ADD) == 1 ? 1 : 0);
    }

    private static int scattered(int rank) {
        return (int) (rank * 2_654_435_761L % ROWS);
    }

    /// One token of a text.
    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public float[] mean() {
        for (int[] text : texts) {
            pooling.mean(text, text.length, target, 0, dimension);
        }
        return target;
    }
}
