/// The embedding table in training: means of rows, their gradient, and AdamW.
@NullMarked
package dev.hayate.training.table;

import org.jspecify.annotations.NullMarked;
