/// Hayate itself as a contestant: what a user of the library would write, and a clock around it.
@NullMarked
package dev.hayate.benchmarks.hayate;

import org.jspecify.annotations.NullMarked;
