package dev.hayate.training.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The `README.md` of a model that was trained from scratch, in the form that the hub reads.
///
/// @param name what the model is called: a hub id, or the name of its folder
/// @param languages codes such as `ja`
/// @param license the hub's name of the licence, such as `cc-by-sa-4.0`; empty for none
/// @param vocabulary the rows of its table
/// @param dimensions the prefixes it was trained at, rising; the last is the table's
/// @param data what it was trained on
/// @param settings hyper-parameters by name, in the order to show
/// @param history of the run until the step that the model is from, for its scores
/// @param command what trains it again
public record TrainedModelCard(
        String name,
        List<String> languages,
        String license,
        int vocabulary,
        List<Integer> dimensions,
        List<DataSource> data,
        Map<String, String> settings,
        RunHistory history,
        String command) {
    private static final List<String> TAGS = List.of(
            "sentence-transformers", "sentence-similarity", "feature-extraction", "static-embedding", "matryoshka");

    /// What YAML 1.1 reads as something else than a text; `no` is also Norwegian.
    private static final Set<String> NO_TEXTS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan");

    /// Takes copies of the lists.
    ///
    /// @throws IllegalArgumentException if there is no dimension
    public TrainedModelCard {
        languages = List.copyOf(languages);
        dimensions = List.copyOf(dimensions);
        data = List.copyOf(data);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("a model has at least one dimension");
        }
    }

    /// The card in Markdown, with its front matter in YAML.
    public String markdown() {
        return Stream.of(frontMatter(), introduction(), usage(), dataTable(), settingsTable(), scores(), again())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String frontMatter() {
        StringBuilder yaml = new StringBuilder("---\n");
        list(yaml, "language", languages);
        if (!license.isEmpty()) {
            yaml.append("license: ").append(scalar(license)).append('\n');
        }
        yaml.append("library_name: sentence-transformers\n");
        yaml.append("pipeline_tag: sentence-similarity\n");
        list(yaml, "tags", TAGS);
        return yaml.append("---\n").toString();
    }

    private static void list(StringBuilder yaml, String key, List<String> values) {
        if (!values.isEmpty()) {
            yaml.append(key).append(":\n");
            values.forEach(value -> yaml.append("- ").append(scalar(value)).append('\n'));
        }
    }

    private static String scalar(String value) {
        boolean plain = value.matches("[A-Za-z][A-Za-z0-9._/-]*") && !NO_TEXTS.contains(value.toLowerCase(Locale.ROOT));
        return plain ? value : quoted(value);
    }

    private String introduction() {
        return """
                # %s

                A static sentence embedding model: a tokenizer, and a table of %s tokens and %d dimensions. The vector of a
                text is the mean of the rows of its tokens; there is no other layer, so it runs on any CPU. Compare vectors by
                cosine similarity.
                %s
                Trained from scratch with Hayate.
                """.formatted(text(name), whole(vocabulary), dimension(), shorter());
    }

    private String shorter() {
        if (dimensions.size() == 1) {
            return "";
        }
        String prefixes = dimensions.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "\nThe first values of a vector are good by themselves (Matryoshka): it was trained at " + prefixes
                + " dimensions,\nand may be cut to fewer, which saves memory and time.\n";
    }

    private String usage() {
        return """
                ## Usage

                Java, with Hayate:

                ```java
                try (var model = StaticEmbeddingModel.load(%1$s)) {
                    Embeddings vectors = model.encode(texts, EncodeOptions.DEFAULT.truncateTo(%2$d).normalized());
                }
                ```

                Python, with sentence-transformers:

                ```python
                from sentence_transformers import SentenceTransformer

                model = SentenceTransformer(%1$s, truncate_dim=%2$d, device="cpu")
                vectors = model.encode(texts, normalize_embeddings=True)
                ```

                Without `truncateTo` and `truncate_dim` vectors have all %3$d dimensions.
                """.formatted(quoted(name), dimensions.get(dimensions.size() / 2), dimension());
    }

    private String dataTable() {
        if (data.isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        for (DataSource source : data) {
            rows.add(List.of(source.name(), whole(source.rows()), source.license(), source.source()));
        }
        return "## Data\n\n" + table(List.of("data set", "rows", "licence", "source"), rows);
    }

    private String settingsTable() {
        if (settings.isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        settings.forEach((key, value) -> rows.add(List.of(key, value)));
        return "## Training\n\n" + table(List.of("setting", "value"), rows);
    }

    private String scores() {
        ScoreTable scores = ScoreTable.latest(history.scores());
        if (scores.rows().isEmpty()) {
            return "";
        }
        List<String> head = new ArrayList<>(List.of("set", "measure"));
        scores.dimensions().forEach(dimension -> head.add(dimension + " d"));
        List<List<String>> rows = new ArrayList<>();
        for (ScoreTable.Row row : scores.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.set(), row.metric()));
            scores.dimensions().forEach(dimension -> cells.add(row.percent(dimension)));
            rows.add(cells);
        }
        return "## Scores\n\nOn the sets that were watched during training, times 100, by dimension.\n\n"
                + table(head, rows);
    }

    private String again() {
        return command.isEmpty()
                ? ""
                : "## To train it again\n\n```sh\n" + command
                        + "\n```\n\nThe same data, recipe and seed give the same bits.\n";
    }

    private int dimension() {
        return dimensions.getLast();
    }

    private static String table(List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        row(table, head);
        row(table, head.stream().map(cell -> "---").toList());
        rows.forEach(cells -> row(table, cells));
        return table.toString();
    }

    private static void row(StringBuilder table, Collection<String> cells) {
        cells.forEach(cell -> table.append("| ").append(text(cell)).append(' '));
        table.append("|\n");
    }

    /// A text of one line in which Markdown sees neither a cell's end nor a tag.
    private static String text(String value) {
        return value.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String quoted(String value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
