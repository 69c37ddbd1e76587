/// HTTP: connections, gates, bodies. Helidon stays inside.
@NullMarked
package dev.hayate.server.http;

import org.jspecify.annotations.NullMarked;
