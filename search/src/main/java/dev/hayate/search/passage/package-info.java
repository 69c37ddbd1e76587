/// Long texts split into passages of whole sentences.
@NullMarked
package dev.hayate.search.passage;

import org.jspecify.annotations.NullMarked;
