/// The inner loops by themselves, under JMH.
@NullMarked
package dev.hayate.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
