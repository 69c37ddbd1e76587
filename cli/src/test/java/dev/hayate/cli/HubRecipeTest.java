package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.format.Conversion;
import dev.hayate.format.ModelConverter;
import dev.hayate.hub.FakeHub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recipe of `static-embedding-japanese` from the names on the hub to a model, over a hub on loopback that
/// serves small Parquet files in the folders and with the columns that the real one has.
class HubRecipeTest {
    private static final Path RECIPE = Path.of("../recipes/static-embedding-japanese.yaml");

    /// Enough of them that a batch of 6,072 is no more than all together.
    private static final int ROWS = 220;

    private static final List<String> OTHERS =
            List.of("hpprc_llmjp-kaken", "hpprc_llmjp_warp_html", "hpprc_mqa_ja", "hpprc_msmarco_ja");

    @TempDir
    Path folder;

    @Test
    void runsThroughFromTheHubToAModel() throws Exception {
        try (FakeHub hub = new FakeHub("[^/]+/[^/]+")) {
            putModel(hub);
            putDataSets(hub);

            CommandRun run = train(hub);

            assertThat(run.err()).contains("the model after step");
            assertThat(run.exitCode()).isEqualTo(Main.DONE);
        }
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(folder.resolve("out"))) {
            assertThat(model.dimension()).isEqualTo(1024);
        }
        assertThat(Files.readString(folder.resolve("out/README.md")))
                .contains("| mmarco | " + ROWS + " |", "| swim-ir | " + ROWS + " |");
    }

    private CommandRun train(FakeHub hub) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                RECIPE.toString(),
                "-o",
                folder.resolve("out").toString(),
                "--cache",
                folder.resolve("cache").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("HF_"));
        builder.environment().put("HF_HUB_CACHE", folder.resolve("hub").toString());
        builder.environment().put("HF_ENDPOINT", hub.endpoint().toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandRun(process.waitFor(), "", said);
    }

    /// Its tokenizer is what the recipe asks for.
    private void putModel(FakeHub hub) throws Exception {
        Path model = folder.resolve("model");
        try (StaticEmbeddingModel bundled = StaticEmbeddingModel.bundled()) {
            ModelConverter.convert(
                    bundled,
                    model,
                    Conversion.NOTHING.truncateTo(1).keepVocabularyOf(List.of("0123456789", "質問と答え、違う答え。")));
        }
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hub.put(model.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private void putDataSets(FakeHub hub) throws Exception {
        for (String line : Files.readAllLines(RECIPE)) {
            if (line.contains("/hpprc_emb__")) {
                String subset = line.substring(line.lastIndexOf('/') + 1);
                put(hub, subset, subset.endsWith("-triplet") ? "anchor, positive, negative" : negatives(8));
            }
        }
        for (String subset : OTHERS) {
            put(hub, subset, "anchor, positive");
        }
        put(hub, "triplet", "anchor, query, positive, negative");
        put(hub, "pair", "question, query, answer");
        put(hub, "en", "_id, title, query, text");
        put(hub, "en-triplet-all", "anchor, positive, negative");
    }

    private static String negatives(int count) {
        StringBuilder columns = new StringBuilder("anchor, positive");
        for (int n = 1; n <= count; n++) {
            columns.append(", negative_").append(n);
        }
        return columns.toString();
    }

    private void put(FakeHub hub, String subset, String columns) throws Exception {
        Path file = folder.resolve("rows.parquet");
        StringBuilder select = new StringBuilder();
        for (String column : columns.split(", ", -1)) {
            select.append(select.isEmpty() ? "" : ", ")
                    .append("'違う" + column + "答え' || (i * 37) AS \"" + column + "\"");
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT " + select + " FROM range(" + ROWS + ") AS rows(i)) TO '" + file
                    + "' (FORMAT parquet)");
        }
        hub.put(subset + "/train-00000-of-00001.parquet", Files.readAllBytes(file));
    }
}
