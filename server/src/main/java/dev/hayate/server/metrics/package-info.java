/// What an operator wants to know of a running server, in Prometheus' form. No text of a caller comes in here.
@NullMarked
package dev.hayate.server.metrics;

import org.jspecify.annotations.NullMarked;
