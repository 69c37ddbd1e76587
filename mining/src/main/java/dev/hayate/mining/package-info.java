/// What can be found in many texts: near-duplicates, labels, clusters.
@NullMarked
package dev.hayate.mining;

import org.jspecify.annotations.NullMarked;
