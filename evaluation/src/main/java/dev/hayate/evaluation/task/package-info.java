/// What is asked of a model: the data of each kind of task.
@NullMarked
package dev.hayate.evaluation.task;

import org.jspecify.annotations.NullMarked;
