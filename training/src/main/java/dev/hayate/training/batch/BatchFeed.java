package dev.hayate.training.batch;

import dev.hayate.training.table.TokenBatch;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The batches of a plan, one after another; the next ones are made by another thread while one is worked on. For
/// one thread.
public final class BatchFeed implements AutoCloseable {
    private static final int AHEAD = 2;

    private final List<TrainingSet> sets;
    private final BatchPlan plan;
    private final TokenDropout dropout;
    private final int vocabulary;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("hayate-batches").factory());
    private final Queue<Future<TrainingBatch>> ready = new ArrayDeque<>();
    private int next;

    /// A feed that begins with a step of the plan.
    ///
    /// @param first the step, from 0
    /// @param dropout what is left out of the texts
    /// @param vocabulary above all ids
    public BatchFeed(List<TrainingSet> sets, BatchPlan plan, int first, TokenDropout dropout, int vocabulary) {
        this.sets = sets;
        this.plan = plan;
        this.next = first;
        this.dropout = dropout;
        this.vocabulary = vocabulary;
        order();
    }

    /// The batch of the next step.
    ///
    /// @throws java.util.NoSuchElementException after the last
    public TrainingBatch next() {
        Future<TrainingBatch> batch = ready.remove();
        order();
        try {
            return batch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void order() {
        while (ready.size() < AHEAD && next < plan.steps()) {
            int number = next++;
            ready.add(maker.submit(() -> make(number)));
        }
    }

    private TrainingBatch make(int number) {
        BatchPlan.Step step = plan.step(number);
        TokenBatch texts = TrainingBatch.texts(sets.get(step.set()).store(), step.rows());
        return TrainingBatch.of(dropout.of(texts, number), step.rows().length, vocabulary);
    }

    @Override
    public void close() {
        maker.shutdownNow();
    }
}
