package dev.hayate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command that holds all others; alone it shows its help.
@Command(
        name = "hayate",
        version = "hayate 0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Static sentence embeddings: texts to vectors in microseconds, on a plain CPU.",
        subcommands = {
            EncodeCommand.class,
            SimilarityCommand.class,
            SearchCommand.class,
            TokenizeCommand.class,
            ExplainCommand.class,
            InfoCommand.class,
            PullCommand.class,
            ConvertCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  hayate similarity '美味しいラーメン屋' '豚骨の名店' '静かなカフェ'",
            "  hayate search 猫 --in texts.txt",
            "  hayate encode texts.txt -d 128 --normalize -o vectors.npy",
            "",
            "Exit codes: 0 done, 1 failed, 2 called wrongly."
        })
final class Hayate implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error happened.")
    private boolean debug;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Say nothing but results and errors.")
    private boolean quiet;

    boolean debug() {
        return debug;
    }

    boolean quiet() {
        return quiet;
    }
}
