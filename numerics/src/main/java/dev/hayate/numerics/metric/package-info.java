/// What scores are made of: correlations, metrics of rankings, of labels and of groups, thresholds. Pure
/// functions of arrays, in float64; no array is changed or kept. What would differ between libraries is defined
/// as in scikit-learn 1.6, scipy 1.17 and trec_eval 9, where nothing else is said.
@NullMarked
package dev.hayate.numerics.metric;

import org.jspecify.annotations.NullMarked;
