package dev.hayate.internal.simd;

import java.lang.foreign.MemorySegment;

/// Adds rows of a table to a vector, in the order given, each dimension by itself: float32 sums, products of value and
/// weight rounded before they are added. All implementations give the same bits.
///
/// In all methods row `rows[t]` has the weight `weights[t]`, or none if `weights` is empty; the sums go to
/// `target[offset .. offset + length)`, to what is there already.
public sealed interface RowKernel permits PlainRowKernel, VectorRowKernel {

    /// The Vector API's implementation where the module `jdk.incubator.vector` is there, else the plain one; or the
    /// one that the system property `hayate.kernel` names, `simd` or `scalar`.
    static RowKernel best() {
        return Kernels.vectorized() ? VectorRowKernel.create() : new PlainRowKernel();
    }

    /// Adds rows of float32.
    void addF32(
            MemorySegment data,
            int dimension,
            int[] rows,
            float[] weights,
            int count,
            float[] target,
            int offset,
            int length);

    /// Adds rows of bfloat16.
    void addBf16(
            MemorySegment data,
            int dimension,
            int[] rows,
            float[] weights,
            int count,
            float[] target,
            int offset,
            int length);

    /// Adds rows of int8.
    void addI8(
            MemorySegment data,
            int dimension,
            int[] rows,
            float[] weights,
            int count,
            float[] target,
            int offset,
            int length);
}
