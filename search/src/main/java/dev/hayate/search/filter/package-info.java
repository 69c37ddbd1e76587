/// Conditions on what documents carry beside their text.
@NullMarked
package dev.hayate.search.filter;

import org.jspecify.annotations.NullMarked;
