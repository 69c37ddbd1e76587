package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.tokenizer.model.SubwordModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// What a model is.
@Command(
        name = "info",
        description = "Show what a model is: shape, type, tokenizer, licence, fingerprint.",
        footer = {"", "Examples:", "  hayate info", "  hayate info ./my-model --json"})
final class InfoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Hayate hayate;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            defaultValue = "${env:HAYATE_MODEL:-}",
            description = "A folder or a hub id; default $HAYATE_MODEL, else the bundled model.")
    private String model = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    InfoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (StaticEmbeddingModel loaded = ModelOption.load(model, terminal, hayate.quiet());
                ResultWriter out = terminal.results()) {
            Map<String, String> facts = facts(loaded);
            if (json) {
                StringBuilder line = new StringBuilder("{");
                facts.forEach((name, fact) -> {
                    JsonText.appendString(line.length() == 1 ? line : line.append(','), name)
                            .append(':');
                    JsonText.appendString(line, fact);
                });
                out.line(line.append('}'));
            } else {
                for (Map.Entry<String, String> fact : facts.entrySet()) {
                    out.line("%-12s %s".formatted(fact.getKey(), fact.getValue()));
                }
            }
        }
        return Main.DONE;
    }

    private static Map<String, String> facts(StaticEmbeddingModel model) throws IOException {
        SubwordModel subwords = model.tokenizer().model();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("model", model.directory().files().name());
        facts.put("rules", model.compatibility().name().toLowerCase(Locale.ROOT));
        facts.put("shape", model.table().rows() + " × " + model.table().dimension());
        facts.put("type", model.table().type().toString());
        facts.put(
                "memory",
                String.format(Locale.ROOT, "%.1f MB mapped", model.table().bytes() / 1e6));
        facts.put(
                "tokenizer",
                subwords.getClass().getSimpleName() + ", " + model.tokenizer().vocabularySize() + " ids");
        facts.put("similarity", model.similarity().configName());
        facts.put("prompts", String.join(", ", model.prompts().keySet()));
        facts.put("licence", licence(model));
        facts.put("fingerprint", model.fingerprint());
        return facts;
    }

    private static String licence(StaticEmbeddingModel model) throws IOException {
        if (!model.directory().files().exists("README.md")) {
            return "not stated";
        }
        String card = new String(model.directory().files().read("README.md"), StandardCharsets.UTF_8);
        return card.lines()
                .filter(line -> line.startsWith("license:"))
                .map(line -> line.substring("license:".length()).strip())
                .findFirst()
                .orElse("not stated");
    }
}
