/// The playground at `/`: its files, and what they ask of the server.
@NullMarked
package dev.hayate.server.page;

import org.jspecify.annotations.NullMarked;
