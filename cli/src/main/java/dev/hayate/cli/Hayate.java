package dev.hayate.cli;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
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

    /// The commands, in the order of the help.
    static SequencedMap<String, Class<?>> commands() {
        SequencedMap<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("encode", EncodeCommand.class);
        commands.put("similarity", SimilarityCommand.class);
        commands.put("index", IndexCommand.class);
        commands.put("search", SearchCommand.class);
        commands.put("similar", SimilarCommand.class);
        commands.put("classify", ClassifyCommand.class);
        commands.put("cluster", ClusterCommand.class);
        commands.put("serve", ServeCommand.class);
        commands.put("tokenize", TokenizeCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("info", InfoCommand.class);
        commands.put("pull", PullCommand.class);
        commands.put("convert", ConvertCommand.class);
        commands.put("train", TrainCommand.class);
        commands.put("train-tokenizer", TrainTokenizerCommand.class);
        commands.put("evaluate", EvaluateCommand.class);
        return commands;
    }

    boolean debug() {
        return debug;
    }

    boolean quiet() {
        return quiet;
    }
}
