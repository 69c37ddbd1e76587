/// What stands beside the model: BM25 over a whole corpus ([LexicalIndex]) or over one query's candidates
/// ([Okapi]), the fusion of two orders ([Fusion]) and chance ([Chance]).
///
/// Lucene stays inside: nothing that is public speaks of it.
@NullMarked
package dev.hayate.evaluation.lexical;

import org.jspecify.annotations.NullMarked;
