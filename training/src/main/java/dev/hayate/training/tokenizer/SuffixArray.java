package dev.hayate.training.tokenizer;

import dev.hayate.numerics.Workers;

/// The suffixes of runs in the order of their first characters. As pieces are short, suffixes that agree that
/// far are left as they come, which makes it a radix sort of bounded depth (Bentley and Sedgewick, "Fast
/// Algorithms for Sorting and Searching Strings", 1997) that falls apart into one part a first character.
///
/// @param codes the runs, each with a 0 at its end
/// @param order where the suffixes begin, without those that begin with 0
/// @param depth how many characters decide
record SuffixArray(int[] codes, int[] order, int depth) {
    private static final int FEW = 12;

    /// Sorts the suffixes.
    ///
    /// @param alphabet above all codes
    static SuffixArray of(int[] codes, int alphabet, int depth, Workers workers) {
        int[] ends = new int[alphabet + 1];
        for (int code : codes) {
            ends[code + 1]++;
        }
        ends[1] = 0;
        for (int code = 1; code < alphabet; code++) {
            ends[code + 1] += ends[code];
        }
        int[] order = new int[ends[alphabet]];
        int[] next = ends.clone();
        for (int at = 0; at < codes.length; at++) {
            if (codes[at] != 0) {
                order[next[codes[at]]++] = at;
            }
        }
        SuffixArray array = new SuffixArray(codes, order, depth);
        workers.forEach(alphabet, (code, worker) -> array.sort(ends[code], ends[code + 1], 1));
        return array;
    }

    /// How many characters the suffixes at two places of the order have in common, at most [#depth()].
    int common(int a, int b) {
        int left = order[a];
        int right = order[b];
        int length = 0;
        while (length < depth && codes[left + length] == codes[right + length] && codes[left + length] != 0) {
            length++;
        }
        return length;
    }

    private void sort(int from, int to, int known) {
        int low = from;
        int high = to;
        int at = known;
        while (high - low > FEW && at < depth) {
            int pivot = median(low, high, at);
            int less = low;
            int greater = high;
            for (int i = low; i < greater; ) {
                int code = codes[order[i] + at];
                if (code < pivot) {
                    swap(i++, less++);
                } else if (code > pivot) {
                    swap(i, --greater);
                } else {
                    i++;
                }
            }
            sort(low, less, at);
            sort(greater, high, at);
            if (pivot == 0) {
                return;
            }
            low = less;
            high = greater;
            at++;
        }
        insert(low, high, at);
    }

    private int median(int from, int to, int at) {
        int a = codes[order[from] + at];
        int b = codes[order[(from + to) >>> 1] + at];
        int c = codes[order[to - 1] + at];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int a, int b) {
        int kept = order[a];
        order[a] = order[b];
        order[b] = kept;
    }

    private void insert(int from, int to, int known) {
        for (int i = from + 1; i < to; i++) {
            int suffix = order[i];
            int hole = i;
            while (hole > from && isBefore(suffix, order[hole - 1], known)) {
                order[hole] = order[--hole];
            }
            order[hole] = suffix;
        }
    }

    private boolean isBefore(int left, int right, int known) {
        int at = known;
        while (at < depth && codes[left + at] == codes[right + at] && codes[left + at] != 0) {
            at++;
        }
        return at < depth && codes[left + at] < codes[right + at];
    }
}
