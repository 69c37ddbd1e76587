/// Search in an index, as JSON.
@NullMarked
package dev.hayate.server.search;

import org.jspecify.annotations.NullMarked;
