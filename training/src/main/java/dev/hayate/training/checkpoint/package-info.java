/// The state of a run on disk, from which it goes on as if nothing had happened.
@NullMarked
package dev.hayate.training.checkpoint;

import org.jspecify.annotations.NullMarked;
