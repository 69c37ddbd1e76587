package dev.hayate.cli;

/// What goes wrong in a command and needs no more than one sentence.
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /// The command was called wrongly.
    static CommandException usage(String sentence) {
        return new CommandException(Main.USAGE, sentence);
    }

    /// The command could not do what it was asked for.
    static CommandException failure(String sentence) {
        return new CommandException(Main.FAILED, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
