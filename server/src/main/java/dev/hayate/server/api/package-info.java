/// What an operation is, whatever its API: a call comes in, a reply or a problem goes out. Knows nothing of
/// HTTP's machinery.
@NullMarked
package dev.hayate.server.api;

import org.jspecify.annotations.NullMarked;
