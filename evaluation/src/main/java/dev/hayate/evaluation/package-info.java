/// Static embedding models, measured: tasks of six kinds, from data to scores.
@NullMarked
package dev.hayate.evaluation;

import org.jspecify.annotations.NullMarked;
