/// Texts and pairs of texts from files, queries and hub data sets, as streams of rows.
@NullMarked
package dev.hayate.data;

import org.jspecify.annotations.NullMarked;
