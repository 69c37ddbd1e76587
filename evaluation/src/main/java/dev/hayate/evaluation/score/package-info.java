/// What comes out: scores, for every contender at every task.
@NullMarked
package dev.hayate.evaluation.score;

import org.jspecify.annotations.NullMarked;
