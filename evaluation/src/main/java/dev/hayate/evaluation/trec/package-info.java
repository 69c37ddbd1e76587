/// Judgements and runs in the files of TREC, which every tool for retrieval reads, and the scores of a run.
@NullMarked
package dev.hayate.evaluation.trec;

import org.jspecify.annotations.NullMarked;
