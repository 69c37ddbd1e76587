package dev.hayate.cli;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.Similarity;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How similar texts are.
@Command(
        name = "similarity",
        description = "Show how similar texts are: all pairs, and the others ranked by the first.",
        footer = {"", "Examples:", "  hayate similarity 犬 猫", "  hayate similarity '美味しいラーメン屋' '豚骨の名店' '静かなカフェ' --json"
        })
final class SimilarityCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "2..*", paramLabel = "TEXT", description = "Two or more texts.")
    private List<String> texts = new ArrayList<>();

    @Mixin
    private DimensionOption dimension = new DimensionOption();

    @Option(names = "--json", description = "Print {\"texts\":[…],\"similarity\":[[…]]}.")
    private boolean json;

    @Mixin
    private ModelOption model = new ModelOption();

    SimilarityCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (StaticEmbeddingModel loaded = model.load(terminal);
                ResultWriter out = terminal.results()) {
            Embeddings vectors = loaded.encode(texts, dimension.applyTo(EncodeOptions.DEFAULT.threads(1)));
            float[][] matrix = loaded.similarity().matrix(vectors, vectors);
            if (json) {
                writeJson(out, loaded.similarity(), matrix);
            } else {
                writeTable(out, matrix);
            }
        }
        return Main.DONE;
    }

    private void writeTable(ResultWriter out, float[][] matrix) throws IOException {
        if (texts.size() > 2) {
            out.line("Most similar to: " + texts.getFirst());
            List<Integer> others = new ArrayList<>();
            for (int i = 1; i < texts.size(); i++) {
                others.add(i);
            }
            others.sort((a, b) -> Float.compare(matrix[0][b], matrix[0][a]));
            for (int other : others) {
                out.line(number(matrix[0][other]) + "  " + texts.get(other));
            }
            out.line("");
        }
        StringBuilder head = new StringBuilder("     ");
        for (int i = 0; i < texts.size(); i++) {
            head.append("%8s".formatted("[" + (i + 1) + "]"));
        }
        out.line(head);
        for (int i = 0; i < texts.size(); i++) {
            StringBuilder row = new StringBuilder("%-5s".formatted("[" + (i + 1) + "]"));
            for (float value : matrix[i]) {
                row.append(number(value));
            }
            out.line(row.append("  ").append(texts.get(i)));
        }
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%8.4f", value);
    }

    private void writeJson(ResultWriter out, Similarity similarity, float[][] matrix) throws IOException {
        StringBuilder line = new StringBuilder("{\"function\":");
        JsonText.appendString(line, similarity.configName()).append(",\"texts\":[");
        for (int i = 0; i < texts.size(); i++) {
            JsonText.appendString(i == 0 ? line : line.append(','), texts.get(i));
        }
        line.append("],\"similarity\":[");
        for (int i = 0; i < texts.size(); i++) {
            JsonText.appendFloats(i == 0 ? line : line.append(','), matrix[i], 0, matrix[i].length);
        }
        out.line(line.append("]}"));
    }
}
