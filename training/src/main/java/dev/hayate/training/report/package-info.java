/// What a run of training leaves behind for people: its log, the same for TensorBoard, a page of curves, and the
/// card of the model. Knows nothing of how training works.
@NullMarked
package dev.hayate.training.report;

import org.jspecify.annotations.NullMarked;
