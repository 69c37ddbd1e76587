/// Who may call, how often, and how much at once. Knows nothing of HTTP but the form of an `Authorization` header.
@NullMarked
package dev.hayate.server.admission;

import org.jspecify.annotations.NullMarked;
