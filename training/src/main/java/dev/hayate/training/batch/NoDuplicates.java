package dev.hayate.training.batch;

import java.util.Arrays;
import java.util.PriorityQueue;

/// Batches in which no text stands twice, as `NoDuplicatesBatchSampler` of sentence-transformers makes them: rows
/// are taken in their order, and a row with a text that the batch has already is passed over and is among the
/// first to be tried for the next batch.
///
/// The original goes through all rows that were passed over again for every batch. Here such a row waits with the
/// others that lack the same text, and only the first of them is tried; the time is nearly proportional to the
/// number of rows.
final class NoDuplicates {
    private final TextNumbers texts;
    private final int[] order;
    private final int size;
    private final int[] takenIn;
    private final WaitingRows waiting;
    /// The first rows of texts that are waited for; some may no longer be the first, or wait for another text.
    private final PriorityQueue<Integer> firsts = new PriorityQueue<>();

    private final int[] again;
    private final int[] listedIn;
    private int listed;
    private int fresh;
    private final int[] rows;
    private int taken;
    private int batch;

    private NoDuplicates(TextNumbers texts, int[] order, int size) {
        this.texts = texts;
        this.order = order;
        this.size = size;
        this.takenIn = new int[texts.count()];
        this.again = new int[texts.count()];
        this.listedIn = new int[texts.count()];
        this.waiting = new WaitingRows(order.length, texts.count());
        this.rows = new int[order.length];
    }

    /// Divides all rows.
    ///
    /// @param order the rows in the order in which they are tried
    /// @param size how many rows make a batch; a batch is smaller if no other row fits
    static Batches of(TextNumbers texts, int[] order, int size) {
        return new NoDuplicates(texts, order, size).divide();
    }

    private Batches divide() {
        int[] starts = new int[order.length + 1];
        while (taken < order.length) {
            batch++;
            int full = (int) Math.min(order.length, (long) taken + size);
            tryWaiting(full);
            tryFresh(full);
            starts[batch] = taken;
            listAgain();
        }
        return new Batches(rows, Arrays.copyOf(starts, batch + 1));
    }

    private void tryWaiting(int full) {
        while (taken < full && !firsts.isEmpty()) {
            int place = firsts.remove();
            int text = waiting.textOf(place);
            if (waiting.first(text) != place) {
                continue;
            }
            if (takenIn[text] == batch) {
                tryAgain(text);
                continue;
            }
            waiting.removeFirst(text);
            int other = texts.firstMarked(order[place], takenIn, batch);
            if (other == 0) {
                take(place);
                tryAgain(text);
            } else {
                wait(place, other);
                if (waiting.first(text) != WaitingRows.NONE) {
                    firsts.add(waiting.first(text));
                }
            }
        }
    }

    private void tryFresh(int full) {
        while (taken < full && fresh < order.length) {
            int text = texts.firstMarked(order[fresh], takenIn, batch);
            if (text == 0) {
                take(fresh);
            } else {
                wait(fresh, text);
            }
            fresh++;
        }
    }

    private void take(int place) {
        rows[taken++] = order[place];
        texts.mark(order[place], takenIn, batch);
    }

    private void wait(int place, int text) {
        waiting.add(place, text);
        tryAgain(text);
    }

    /// Has the first of a text tried for the next batch.
    private void tryAgain(int text) {
        if (listedIn[text] != batch) {
            listedIn[text] = batch;
            again[listed++] = text;
        }
    }

    private void listAgain() {
        for (int i = 0; i < listed; i++) {
            int first = waiting.first(again[i]);
            if (first != WaitingRows.NONE) {
                firsts.add(first);
            }
        }
        listed = 0;
    }
}
