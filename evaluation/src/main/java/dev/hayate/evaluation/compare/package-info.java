/// Whether a difference between two contenders is more than chance.
@NullMarked
package dev.hayate.evaluation.compare;

import org.jspecify.annotations.NullMarked;
