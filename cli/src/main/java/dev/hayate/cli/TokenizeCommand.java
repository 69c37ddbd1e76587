package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.tokenizer.TokenBuffer;
import dev.hayate.tokenizer.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The tokens of texts.
@Command(
        name = "tokenize",
        description = "Show the tokens of texts: pieces, ids, and where they stand in the text.",
        footer = {
            "",
            "Examples:",
            "  hayate tokenize 東京都に住んでいます。",
            "  hayate tokenize --tokenizer tokenizer.json --json --in texts.jsonl"
        })
final class TokenizeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "TEXT", description = "Texts; without any they are read, a line each.")
    private List<String> texts = new ArrayList<>();

    @Option(
            names = "--in",
            paramLabel = "FILE",
            description = "Where to read texts; default standard input. A line like {\"text\":…} is that text.")
    private String file = "-";

    @Option(names = "--tokenizer", paramLabel = "FILE", description = "A tokenizer.json instead of a model's.")
    private @Nullable String tokenizerFile;

    @Option(names = "--json", description = "One {\"ids\":[…],\"offsets\":[[s,e],…]} a text; offsets in code points.")
    private boolean json;

    @Mixin
    private ModelOption model = new ModelOption();

    TokenizeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (tokenizerFile != null) {
            tokenize(Tokenizer.load(terminal.resolve(tokenizerFile)));
        } else {
            try (StaticEmbeddingModel loaded = model.load(terminal)) {
                tokenize(loaded.tokenizer());
            }
        }
        return Main.DONE;
    }

    private void tokenize(Tokenizer tokenizer) throws IOException {
        Tokenizer.Worker worker = tokenizer.newWorker(true);
        try (TextSource source = new TextSource(terminal, List.of(file), new TextSource.Column.TextMemberOrLine());
                ResultWriter out = terminal.results()) {
            Iterator<String> all = texts.isEmpty() ? source : texts.iterator();
            StringBuilder line = new StringBuilder();
            while (all.hasNext()) {
                String text = all.next();
                TokenBuffer tokens = worker.tokenize(text);
                if (json) {
                    line.setLength(0);
                    out.line(appendJson(line, tokens));
                } else {
                    writeTable(out, tokenizer, text, tokens);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static StringBuilder appendJson(StringBuilder line, TokenBuffer tokens) {
        line.append("{\"ids\":[");
        for (int t = 0; t < tokens.count(); t++) {
            line.append(t == 0 ? "" : ",").append(tokens.id(t));
        }
        line.append("],\"offsets\":[");
        for (int t = 0; t < tokens.count(); t++) {
            line.append(t == 0 ? "[" : ",[")
                    .append(tokens.start(t))
                    .append(',')
                    .append(tokens.end(t))
                    .append(']');
        }
        return line.append("]}");
    }

    private static void writeTable(ResultWriter out, Tokenizer tokenizer, String text, TokenBuffer tokens)
            throws IOException {
        out.line(text);
        for (int t = 0; t < tokens.count(); t++) {
            out.line("  %7d  %5d–%-5d  %s"
                    .formatted(tokens.id(t), tokens.start(t), tokens.end(t), tokenizer.pieceOf(tokens.id(t))));
        }
    }
}
