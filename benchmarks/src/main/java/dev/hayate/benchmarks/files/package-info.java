/// Files that live no longer than what uses them.
@NullMarked
package dev.hayate.benchmarks.files;

import org.jspecify.annotations.NullMarked;
