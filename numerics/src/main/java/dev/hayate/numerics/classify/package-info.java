/// Labels of vectors, learned from examples, with the semantics of scikit-learn. [NearestNeighbours] and
/// [LogisticRegression] are what JMTEB chooses between; they know vectors and labels, not texts or tasks.
@NullMarked
package dev.hayate.numerics.classify;

import org.jspecify.annotations.NullMarked;
