/// Models and the processors that they share.
@NullMarked
package dev.hayate.server.engine;

import org.jspecify.annotations.NullMarked;
