/// Which words of a text a query asks for.
@NullMarked
package dev.hayate.search.highlight;

import org.jspecify.annotations.NullMarked;
