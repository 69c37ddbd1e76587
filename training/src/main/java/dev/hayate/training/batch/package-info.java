/// From rows of texts to batches of tokens: the cache on disk, who meets whom, and what is prepared ahead.
@NullMarked
package dev.hayate.training.batch;

import org.jspecify.annotations.NullMarked;
