/// Why two texts are similar: the share of every pair of tokens in their cosine.
@NullMarked
package dev.hayate.explain;

import org.jspecify.annotations.NullMarked;
