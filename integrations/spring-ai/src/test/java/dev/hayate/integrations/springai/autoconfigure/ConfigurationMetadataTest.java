package dev.hayate.integrations.springai.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What development tools tell about the properties is what there is.
class ConfigurationMetadataTest {
    private record Described(String name, String defaultValue) {}

    @Test
    void namesEveryPropertyAndItsDefault() throws IOException {
        List<Described> properties = Arrays.stream(HayateEmbeddingProperties.class.getRecordComponents())
                .map(component -> new Described(
                        "hayate.embedding." + kebab(component.getName()),
                        defaultOf(component.getName()).toLowerCase(Locale.ROOT)))
                .toList();
        assertThat(metadata()).containsExactlyElementsOf(properties);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String defaultOf(String component) {
        return Arrays.stream(HayateEmbeddingProperties.class.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component))
                .map(parameter -> Objects.requireNonNull(parameter.getAnnotation(DefaultValue.class))
                        .value()[0])
                .findFirst()
                .orElseThrow();
    }

    private static List<Described> metadata() throws IOException {
        try (InputStream in =
                HayateEmbeddingProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            JsonNode properties = new ObjectMapper().readTree(in).get("properties");
            return properties.values().stream()
                    .map(property -> new Described(
                            property.get("name").asString(),
                            property.get("defaultValue").asString()))
                    .toList();
        }
    }
}
