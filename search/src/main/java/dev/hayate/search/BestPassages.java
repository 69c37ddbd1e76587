package dev.hayate.search;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// The best of the passages that are offered. For one thread.
final class BestPassages {
    private final int count;
    private final PriorityQueue<Found> worstFirst = new PriorityQueue<>(Found.BEST_FIRST.reversed());

    BestPassages(int count) {
        this.count = count;
    }

    /// The score without which a passage cannot be among them.
    double least() {
        return worstFirst.size() < count
                ? Double.NEGATIVE_INFINITY
                : worstFirst.element().score();
    }

    void offer(Found found) {
        worstFirst.add(found);
        if (worstFirst.size() > count) {
            worstFirst.remove();
        }
    }

    void offerAll(BestPassages others) {
        others.worstFirst.forEach(this::offer);
    }

    /// All of them, the best first.
    List<Found> bestFirst() {
        List<Found> all = new ArrayList<>(worstFirst);
        all.sort(Found.BEST_FIRST);
        return all;
    }
}
