/// The contrastive loss over nested prefixes, and its gradient.
@NullMarked
package dev.hayate.training.loss;

import org.jspecify.annotations.NullMarked;
