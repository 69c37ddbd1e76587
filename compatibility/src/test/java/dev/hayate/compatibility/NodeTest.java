package dev.hayate.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OpenAI's own client for Node: runs the tests in `compatibility/node`.
class NodeTest {
    private static final Path FOLDER = Path.of("node");

    @TempDir
    private Path temporary;

    @Test
    void theTestsOfTheNodeClientPass() throws Exception {
        assumeTrue(nodeIsThere(), "node is not on the path, so OpenAI's client for Node is not tested");
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("node_modules/openai")),
                "OpenAI's client for Node is not there; `npm ci` in compatibility/node fetches it");
        try (Served served = Served.start()) {
            Path output = temporary.resolve("output.txt");
            ProcessBuilder node = new ProcessBuilder("node", "--test", "--test-reporter=tap")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            node.environment().put("HAYATE_URL", served.url());
            node.environment().put("HAYATE_KEY", Served.KEY);
            node.environment().put("HAYATE_MODEL", Served.MODEL);
            node.environment().put("HAYATE_EXPECTED", expected(served).toString());
            int status = node.start().waitFor();
            assertThat(status).as(() -> read(output)).isZero();
            assertThat(read(output)).contains("# fail 0").doesNotContain("# pass 0");
        }
    }

    private static boolean nodeIsThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    private Path expected(Served served) throws IOException {
        Map<String, Object> vectors = new LinkedHashMap<>();
        for (String text : Served.TEXTS) {
            vectors.put(
                    text,
                    Map.of(
                            "vector",
                            served.vector(text),
                            "vector64",
                            served.vector(text, 64),
                            "tokens",
                            served.tokens(text)));
        }
        Path file = temporary.resolve("expected.json");
        new ObjectMapper().writeValue(file.toFile(), vectors);
        return file;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
