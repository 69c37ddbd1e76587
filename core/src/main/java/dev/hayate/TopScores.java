package dev.hayate;

/// The best of many scores: a binary heap with the worst of them on top. Offered in ascending order of index.
final class TopScores {
    private final int[] indices;
    private final float[] scores;
    private int size;

    TopScores(int capacity) {
        indices = new int[capacity];
        scores = new float[capacity];
    }

    void offer(int index, float score) {
        if (size < indices.length) {
            siftUp(size++, index, score);
        } else if (size > 0 && better(index, score, indices[0], scores[0])) {
            siftDown(index, score);
        }
    }

    /// Empties the heap.
    int[] bestFirst() {
        int[] sorted = new int[size];
        while (size > 0) {
            size--;
            sorted[size] = indices[0];
            siftDown(indices[size], scores[size]);
        }
        return sorted;
    }

    /// `Float.compare` holds NaN for the greatest and 0 for greater than -0, neither of which ranks so here.
    private static boolean better(int index, float score, int otherIndex, float otherScore) {
        if (score > otherScore) {
            return true;
        }
        if (score < otherScore) {
            return false;
        }
        if (Float.isNaN(score) != Float.isNaN(otherScore)) {
            return Float.isNaN(otherScore);
        }
        return index < otherIndex;
    }

    private void siftUp(int at, int index, float score) {
        int child = at;
        while (child > 0) {
            int parent = (child - 1) >>> 1;
            if (!better(indices[parent], scores[parent], index, score)) {
                break;
            }
            move(parent, child);
            child = parent;
        }
        indices[child] = index;
        scores[child] = score;
    }

    private void siftDown(int index, float score) {
        int parent = 0;
        for (int child = 1; child < size; child = 2 * parent + 1) {
            if (child + 1 < size && better(indices[child], scores[child], indices[child + 1], scores[child + 1])) {
                child++;
            }
            if (!better(index, score, indices[child], scores[child])) {
                break;
            }
            move(child, parent);
            parent = child;
        }
        indices[parent] = index;
        scores[parent] = score;
    }

    private void move(int from, int to) {
        indices[to] = indices[from];
        scores[to] = scores[from];
    }
}
