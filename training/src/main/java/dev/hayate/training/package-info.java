/// Static embedding models trained from scratch: batches, loss, optimiser, checkpoints.
@NullMarked
package dev.hayate.training;

import org.jspecify.annotations.NullMarked;
