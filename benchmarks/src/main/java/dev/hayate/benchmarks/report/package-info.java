/// What the reader sees: Markdown tables, and the facts of the machine that they were measured on.
@NullMarked
package dev.hayate.benchmarks.report;

import org.jspecify.annotations.NullMarked;
