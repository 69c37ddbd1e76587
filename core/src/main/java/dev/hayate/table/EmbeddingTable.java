package dev.hayate.table;
/// Stub.
public final class EmbeddingTable implements AutoCloseable {
    private final float[] v;
    private final int d;
    /// Stub.
    public EmbeddingTable(float[] v, int d) {
        this.v = v;
        this.d = d;
    }
    /// Stub.
    public int rows() {
        return v.length / d;
    }
    /// Stub.
    public int dimension() {
        return d;
    }
    /// Stub.
    public void copyRow(int r, float[] t) {
        System.arraycopy(v, r * d, t, 0, d);
    }

    /// Stub.
    public void mean(int[] ids, int count, float[] t, int o, int n) {
        for (int i = 0; i < n; i++) {
            float s = 0;
            for (int k = 0; k < count; k++) s += v[ids[k] * d + i];
            t[o + i] = s / count;
        }
    }

    @Override
    public void close() {}
}
