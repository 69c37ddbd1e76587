/// Matrices of float32, their products, the rows nearest to others, and the threads that share the work. All of it
/// needs the module `jdk.incubator.vector`.
@NullMarked
package dev.hayate.numerics;

import org.jspecify.annotations.NullMarked;
