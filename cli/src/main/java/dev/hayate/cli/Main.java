package dev.hayate.cli;

import dev.hayate.BundledModelMissingException;
import dev.hayate.EncodingException;
import dev.hayate.ModelFormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import picocli.CommandLine;

/// The `hayate` command. Exit codes: 0 done, 1 failed, 2 called wrongly; 130 after Ctrl-C comes from the JVM.
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(run(Terminal.ofProcess(), args));
    }

    static int run(Terminal terminal, String... args) {
        Hayate hayate = new Hayate();
        CommandLine commandLine = new CommandLine(hayate, new CommandFactory(terminal));
        addCommands(commandLine, args);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setOut(new java.io.PrintWriter(terminal.out(), true, java.nio.charset.StandardCharsets.UTF_8));
        commandLine.setErr(terminal.err());
        commandLine.setUsageHelpWidth(100);
        commandLine.setParameterExceptionHandler((exception, arguments) -> {
            terminal.err().println("hayate: " + exception.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(exception, terminal.err());
            terminal.err()
                    .println("Try: "
                            + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return USAGE;
        });
        commandLine.setExecutionExceptionHandler(
                (exception, failed, result) -> explain(terminal, exception, hayate.debug()));
        return commandLine.execute(args);
    }

    /// Adds the command that is called, or all where none is: making one takes as long as many a command itself.
    private static void addCommands(CommandLine commandLine, String... args) {
        SequencedMap<String, Class<?>> commands = Hayate.commands();
        Arrays.stream(args)
                .filter(commands::containsKey)
                .findFirst()
                .ifPresent(called -> commands.keySet().retainAll(Set.of(called)));
        commands.forEach(commandLine::addSubcommand);
    }

    private static int explain(Terminal terminal, Exception exception, boolean debug) {
        if (isBrokenPipe(exception)) {
            return DONE;
        }
        if (debug) {
            exception.printStackTrace(terminal.err());
        }
        terminal.err().println("hayate: " + sentence(exception));
        return switch (exception) {
            case CommandException known -> known.exitCode();
            case IllegalArgumentException usage -> USAGE;
            default -> FAILED;
        };
    }

    private static boolean isBrokenPipe(Exception exception) {
        return exception instanceof IOException
                && exception.getMessage() != null
                && exception.getMessage().toLowerCase(Locale.ROOT).contains("broken pipe");
    }

    private static String sentence(Exception exception) {
        String message = exception.getMessage();
        return switch (exception) {
            case CommandException known -> String.valueOf(message);
            case ModelFormatException broken -> String.valueOf(message);
            case EncodingException refused -> String.valueOf(message);
            case BundledModelMissingException missing -> String.valueOf(message);
            case IllegalArgumentException usage -> String.valueOf(message);
            case NoSuchFileException missing ->
                missing.getReason() == null ? "no such file: " + missing.getFile() : String.valueOf(message);
            case AccessDeniedException denied -> "no permission: " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " exists; --overwrite replaces it";
            case FileSystemException failed -> String.valueOf(message);
            case IOException failed -> message == null ? failed.toString() : message;
            default -> "internal error, please report it with --debug: " + exception;
        };
    }
}
