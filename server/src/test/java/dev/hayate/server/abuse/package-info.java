/// Requests that nobody means well with, and a client that sends them byte by byte. Used by a test and by a
/// measurement.
@NullMarked
package dev.hayate.server.abuse;

import org.jspecify.annotations.NullMarked;
