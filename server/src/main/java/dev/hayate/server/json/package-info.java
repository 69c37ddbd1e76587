/// JSON in and out, without a tree in between.
@NullMarked
package dev.hayate.server.json;

import org.jspecify.annotations.NullMarked;
