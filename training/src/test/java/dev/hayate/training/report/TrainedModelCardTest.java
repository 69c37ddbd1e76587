package dev.hayate.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainedModelCardTest {
    private static final RunHistory NOTHING = new RunHistory(List.of(), List.of());

    @Test
    void beginsWithWhatTheHubReads() {
        JsonNode front = front(card(List.of("ja", "no"), "cc-by-sa-4.0"));

        assertThat(front.get("language").values())
                .extracting(JsonNode::stringValue)
                .containsExactly("ja", "no");
        assertThat(front.get("license").stringValue()).isEqualTo("cc-by-sa-4.0");
        assertThat(front.get("library_name").stringValue()).isEqualTo("sentence-transformers");
        assertThat(front.get("pipeline_tag").stringValue()).isEqualTo("sentence-similarity");
        assertThat(front.get("tags").values())
                .extracting(JsonNode::stringValue)
                .contains("sentence-transformers", "sentence-similarity", "static-embedding");
    }

    @Test
    void saysNothingOfALicenceThatIsNotKnown() {
        assertThat(front(card(List.of("ja"), "")).has("license")).isFalse();
    }

    @Test
    void quotesWhatYamlWouldReadAsSomethingElse() {
        JsonNode front = front(card(List.of("No", "1", "a: b"), "- \"mine\"\n# x"));

        assertThat(front.get("license").stringValue()).isEqualTo("- \"mine\"\n# x");
        assertThat(front.get("language").values())
                .extracting(JsonNode::stringValue)
                .containsExactly("No", "1", "a: b");
        assertThat(card(List.of("no"), "mit")).contains("- \"no\"\n");
    }

    @Test
    void hasTheScoresOfTheEndByDimension() {
        assertThat(card(Map.of(), List.of(), Runs.history(), "")).endsWith("""
                | set | measure | 16 d | 8 d |
                | --- | --- | --- | --- |
                | JSTS | spearman | 73.00 | 73.00 |
                """);
    }

    @Test
    void hasTheScoresOfAnEarlierStepIfTheModelIsThatOne() {
        assertThat(card(Map.of(), List.of(), Runs.history().until(2), ""))
                .endsWith("| JSTS | spearman | 72.00 | 72.00 |\n");
    }

    @Test
    void tellsOfDataSettingsAndHowToRepeat() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("batch size", "6072");
        settings.put("a|b", "<c>\nd");

        String card = card(
                settings,
                List.of(new DataSource("問答", 1_234_567, "CC0", "https://x.example")),
                NOTHING,
                "hayate train");

        assertThat(card)
                .contains("| 問答 | 1,234,567 | CC0 | https://x.example |\n")
                .contains("| batch size | 6072 |\n| a\\|b | &lt;c> d |\n")
                .contains("```sh\nhayate train\n```");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertThat(card(Map.of(), List.of(), NOTHING, ""))
                .doesNotContain("## Data")
                .doesNotContain("## Training")
                .doesNotContain("## Scores")
                .doesNotContain("again");
    }

    @Test
    void showsBothUsesAtAPrefixThatWasTrained() {
        assertThat(card(Map.of(), List.of(), NOTHING, ""))
                .contains("StaticEmbeddingModel.load(\"me/my \\\"model\\\"\")")
                .contains("truncateTo(64)")
                .contains("SentenceTransformer(\"me/my \\\"model\\\"\", truncate_dim=64, device=\"cpu\")")
                .contains("all 128 dimensions");
    }

    private static String card(List<String> languages, String license) {
        return new TrainedModelCard("m", languages, license, 1, List.of(8), List.of(), Map.of(), NOTHING, "")
                .markdown();
    }

    private static String card(
            Map<String, String> settings, List<DataSource> data, RunHistory history, String command) {
        return new TrainedModelCard(
                        "me/my \"model\"",
                        List.of("ja"),
                        "mit",
                        32_768,
                        List.of(32, 64, 128),
                        data,
                        settings,
                        history,
                        command)
                .markdown();
    }

    private static JsonNode front(String card) {
        assertThat(card).startsWith("---\n");
        Object front =
                new Load(LoadSettings.builder().build()).loadFromString(card.substring(4, card.indexOf("\n---\n") + 1));
        return JsonMapper.shared().valueToTree(front);
    }
}
