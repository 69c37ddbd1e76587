/// From token ids to a vector: the table of rows, mapped from a file, and the mean over them.
@NullMarked
package dev.hayate.table;

import org.jspecify.annotations.NullMarked;
