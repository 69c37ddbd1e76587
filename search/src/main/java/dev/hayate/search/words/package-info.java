/// Texts cut into the words by which they are found. Lucene shows here, and nowhere else.
@NullMarked
package dev.hayate.search.words;

import org.jspecify.annotations.NullMarked;
