/// Number kernels, plain and with the Vector API, that give the same bits.
@NullMarked
package dev.hayate.internal.simd;

import org.jspecify.annotations.NullMarked;
