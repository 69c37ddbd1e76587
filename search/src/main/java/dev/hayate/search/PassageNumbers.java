package dev.hayate.search;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/// The numbers that passages of a segment bear. For one thread, and passages in their order.
final class PassageNumbers {
    private final NumericDocValues sequences;
    private final NumericDocValues ordinals;

    PassageNumbers(LeafReader leaf) throws IOException {
        sequences = DocValues.getNumeric(leaf, Fields.SEQUENCE);
        ordinals = DocValues.getNumeric(leaf, Fields.PASSAGE);
    }

    /// @param base Lucene's number of the segment's first passage
    Found found(int base, int passage, double score) throws IOException {
        sequences.advanceExact(passage);
        ordinals.advanceExact(passage);
        return new Found(base + passage, sequences.longValue(), (int) ordinals.longValue(), score);
    }
}
