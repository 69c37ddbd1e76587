package dev.hayate.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command that holds all others; alone it shows its help.
@Command(
        name = "hayate",
        version = "hayate 0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
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

    static final class Common {
        @CommandLine.Option(names = "--debug", description = "Show where in the program an error happened.")
        private boolean debug;

        @CommandLine.Option(
                names = {"-q", "--quiet"},
                description = "Say nothing but results and errors.")
        private boolean quiet;

        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;

        boolean quiet() {
            return quiet;
        }
    }
}
