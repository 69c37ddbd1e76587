package dev.hayate.mining;

import dev.hayate.numerics.neighbours.Pairs;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Joins the groups of the vectors of every pair. A group is known by its first vector, as a root is only ever put
/// below a lower one; so the groups do not depend on the order in which threads bring pairs.
final class Components implements Pairs {
    private final AtomicIntegerArray parents;

    Components(int vectors) {
        parents = new AtomicIntegerArray(vectors);
        for (int vector = 0; vector < vectors; vector++) {
            parents.setPlain(vector, vector);
        }
    }

    @Override
    public void take(int worker, int row, int other, float cosine) {
        int high = group(row);
        int low = group(other);
        while (high != low) {
            if (high < low) {
                int swapped = high;
                high = low;
                low = swapped;
            }
            if (parents.compareAndSet(high, high, low)) {
                return;
            }
            high = group(high);
            low = group(low);
        }
    }

    @Override
    public int group(int vector) {
        int at = vector;
        int parent = parents.get(at);
        while (parent != at) {
            int grandparent = parents.get(parent);
            parents.compareAndSet(at, parent, grandparent);
            at = parent;
            parent = grandparent;
        }
        return at;
    }
}
