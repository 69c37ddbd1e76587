/// Steps of training: Hayate beside PyTorch.
@NullMarked
package dev.hayate.benchmarks.training;

import org.jspecify.annotations.NullMarked;
