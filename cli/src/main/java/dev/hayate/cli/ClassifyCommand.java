package dev.hayate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// Labels learned from examples.
@Command(
        name = "classify",
        description = "Learn labels from examples, and give them to other texts.",
        subcommands = {ClassifyTrainCommand.class, ClassifyPredictCommand.class},
        footer = {
            "",
            "Examples:",
            "  hayate classify train reviews.jsonl --label stars -o stars.classifier",
            "  hayate classify predict new.jsonl --id id --classifier stars.classifier -o predicted.jsonl"
        })
final class ClassifyCommand implements Runnable {

    @ParentCommand
    private Hayate hayate = new Hayate();

    @Override
    public void run() {
        throw CommandException.usage("classify train learns labels, classify predict gives them");
    }

    boolean quiet() {
        return hayate.quiet();
    }
}
