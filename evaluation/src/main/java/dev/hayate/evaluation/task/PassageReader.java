package dev.hayate.evaluation.task;

/// Reads passages that are in memory.
final class PassageReader implements Corpus.Reader {
    private final Passages passages;
    private int next;

    PassageReader(Passages passages) {
        this.passages = passages;
    }

    @Override
    public Passages next(int atMost) {
        int from = next;
        next = Math.min(passages.size(), from + atMost);
        return new Passages(passages.ids().subList(from, next), passages.texts().subList(from, next));
    }

    @Override
    public void close() {}
}
