/// `hayate serve` as a process of its own, under loads that are good, too high, or hostile.
@NullMarked
package dev.hayate.benchmarks.server;

import org.jspecify.annotations.NullMarked;
