/// The arithmetic of training: float32 matrices, their products, exponentials, and the threads that share the
/// work. All of it needs the module `jdk.incubator.vector`.
@NullMarked
package dev.hayate.training.kernel;

import org.jspecify.annotations.NullMarked;
