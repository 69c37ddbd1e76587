/// The `hayate` command: one class a command.
@NullMarked
package dev.hayate.cli;

import org.jspecify.annotations.NullMarked;
