/// What an evaluation leaves behind: its results for programs, JMTEB's files, and pages for people. Knows
/// nothing of how things are measured; [EvaluationReport][dev.hayate.evaluation.report.EvaluationReport] writes
/// it all.
@NullMarked
package dev.hayate.evaluation.report;

import org.jspecify.annotations.NullMarked;
