/// Scores of two searches joined into one order.
@NullMarked
package dev.hayate.search.fusion;

import org.jspecify.annotations.NullMarked;
