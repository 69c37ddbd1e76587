/// What a run is to do, as a file says it.
@NullMarked
package dev.hayate.training.recipe;

import org.jspecify.annotations.NullMarked;
