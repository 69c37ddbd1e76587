/// Where tasks come from: suites of the hub, copies of them in folders, and folders of one's own.
///
/// A [Suite][dev.hayate.evaluation.suite.Suite] lists its tasks and reads one when it is asked for it. What a
/// task is made of stands in `dev.hayate.evaluation.task`; nothing here knows how it is measured.
@NullMarked
package dev.hayate.evaluation.suite;

import org.jspecify.annotations.NullMarked;
