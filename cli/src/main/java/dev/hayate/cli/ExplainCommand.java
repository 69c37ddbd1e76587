package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.explain.TokenContributions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Why two texts are similar.
@Command(
        name = "explain",
        description = "Show which pairs of tokens make two texts similar: their shares add up to the cosine.",
        footer = {"", "Example:", "  hayate explain '美味しいラーメン屋に行きたい' '豚骨の名店だよ'"})
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B")
    private String second = "";

    @Option(names = "-k", paramLabel = "K", description = "How many pairs to show; default ${DEFAULT-VALUE}.")
    private int k = 10;

    @Option(names = "--json", description = "Print {\"cosine\":…,\"pairs\":[…]}.")
    private boolean json;

    @Mixin
    private ModelOption model = new ModelOption();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (StaticEmbeddingModel loaded = model.load(terminal);
                ResultWriter out = terminal.results()) {
            TokenContributions contributions = TokenContributions.of(loaded, first, second);
            List<TokenContributions.Pair> pairs = contributions.strongest(k);
            if (json) {
                writeJson(out, contributions, pairs);
            } else {
                out.line(String.format(Locale.ROOT, "cosine %.4f", contributions.cosine()));
                for (TokenContributions.Pair pair : pairs) {
                    out.line(String.format(Locale.ROOT, "%+8.4f  %s · %s", pair.share(), pair.first(), pair.second()));
                }
            }
        }
        return Main.DONE;
    }

    private static void writeJson(
            ResultWriter out, TokenContributions contributions, List<TokenContributions.Pair> pairs)
            throws IOException {
        StringBuilder line =
                new StringBuilder("{\"cosine\":").append(contributions.cosine()).append(",\"pairs\":[");
        for (int i = 0; i < pairs.size(); i++) {
            line.append(i == 0 ? "{\"a\":" : ",{\"a\":");
            JsonText.appendString(line, pairs.get(i).first()).append(",\"b\":");
            JsonText.appendString(line, pairs.get(i).second())
                    .append(",\"share\":")
                    .append(pairs.get(i).share());
            line.append('}');
        }
        out.line(line.append("]}"));
    }
}
