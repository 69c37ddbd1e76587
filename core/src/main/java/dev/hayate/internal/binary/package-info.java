/// Flat arrays in little-endian files: what is computed once and kept for the next start.
@NullMarked
package dev.hayate.internal.binary;

import org.jspecify.annotations.NullMarked;
