/// What is compared with what. A comparison names its programs and its work, checks that the programs agree, has
/// them timed and reports.
@NullMarked
package dev.hayate.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
