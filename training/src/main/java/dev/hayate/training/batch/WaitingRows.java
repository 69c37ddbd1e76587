package dev.hayate.training.batch;

import java.util.Arrays;

/// Rows that wait for a text, the first of each text to hand: a skew heap a text (Sleator and Tarjan 1986), all in
/// the same arrays. Rows are known by their places in the order of the epoch, and places begin at 0.
final class WaitingRows {
    static final int NONE = -1;

    private final int[] left;
    private final int[] right;
    private final int[] textOf;
    private final int[] first;

    WaitingRows(int rows, int texts) {
        left = new int[rows];
        right = new int[rows];
        textOf = new int[rows];
        first = new int[texts];
        Arrays.fill(first, NONE);
    }

    /// The first row that waits for a text, or [#NONE].
    int first(int text) {
        return first[text];
    }

    /// The text that a row waits for.
    int textOf(int place) {
        return textOf[place];
    }

    void add(int place, int text) {
        left[place] = NONE;
        right[place] = NONE;
        textOf[place] = text;
        first[text] = meld(first[text], place);
    }

    void removeFirst(int text) {
        int place = first[text];
        first[text] = meld(left[place], right[place]);
    }

    private int meld(int a, int b) {
        if (a == NONE || b == NONE) {
            return a == NONE ? b : a;
        }
        int root = Math.min(a, b);
        int other = Math.max(a, b);
        int parent = root;
        while (other != NONE) {
            int next = right[parent];
            right[parent] = left[parent];
            int lesser = next == NONE ? other : Math.min(next, other);
            other = next == NONE ? NONE : Math.max(next, other);
            left[parent] = lesser;
            parent = lesser;
        }
        return root;
    }
}
