/// The embedding API of Cohere, version 2.
@NullMarked
package dev.hayate.server.cohere;

import org.jspecify.annotations.NullMarked;
