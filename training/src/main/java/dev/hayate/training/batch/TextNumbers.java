package dev.hayate.training.batch;

/// Which texts of a data set are the same: every text that is found in more than one place has a number from 1,
/// all others are 0.
///
/// @param values the numbers, row after row
/// @param columns how many there are in a row
/// @param count above all numbers
record TextNumbers(int[] values, int columns, int count) {
    /// Compares texts by their hashes of 64 bits, which for ten million texts agree by chance once in 400,000 data
    /// sets.
    static TextNumbers of(PairStore store) {
        int columns = store.columns();
        int[] values = new int[Math.multiplyExact(store.rows(), columns)];
        int slots = Integer.highestOneBit(Math.max(8, values.length)) << 1;
        long[] hashes = new long[slots];
        int[] first = new int[slots];
        int count = 1;
        for (int i = 0; i < values.length; i++) {
            long hash = store.hash(i / columns, i % columns);
            int slot = slot(hashes, first, hash);
            if (first[slot] == 0) {
                hashes[slot] = hash;
                first[slot] = i + 1;
            } else {
                int before = first[slot] - 1;
                if (values[before] == 0) {
                    values[before] = count++;
                }
                values[i] = values[before];
            }
        }
        return new TextNumbers(values, columns, count);
    }

    /// The same, and a number of its own for every row that has none, by which it is told from others when it
    /// comes again.
    TextNumbers withARowsOwn() {
        int[] numbers = values.clone();
        int next = count;
        for (int first = 0; first < numbers.length; first += columns) {
            if (numbers[first] == 0) {
                numbers[first] = next++;
            }
        }
        return new TextNumbers(numbers, columns, next);
    }

    private static int slot(long[] hashes, int[] first, long hash) {
        int mask = hashes.length - 1;
        int slot = (int) ((hash * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
        while (first[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /// Whether any text of a row has been marked.
    ///
    /// @return the number of the first that has, or 0
    int firstMarked(int row, int[] marks, int mark) {
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            if (values[i] != 0 && marks[values[i]] == mark) {
                return values[i];
            }
        }
        return 0;
    }

    /// Marks the texts of a row.
    void mark(int row, int[] marks, int mark) {
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            marks[values[i]] = mark;
        }
    }
}
