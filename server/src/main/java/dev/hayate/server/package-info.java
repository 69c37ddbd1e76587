/// The server: settings, start, and stop.
@NullMarked
package dev.hayate.server;

import org.jspecify.annotations.NullMarked;
