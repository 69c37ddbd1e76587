package dev.hayate.server.page.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The code that the page gives away does what the page shows.
class CodeTest {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private static Playground playground;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void open() throws IOException {
        playground = Playground.open();
    }

    @AfterAll
    static void close() {
        if (playground != null) {
            playground.close();
        }
    }

    @Test
    void theJavaProgramPrintsTheMatrix() throws Exception {
        try (Visit visit = odd()) {
            assertThat(java(code(visit, "similar", "java"))).isEqualTo(matrix(visit));
        }
    }

    @Test
    void theJavaProgramRanks() throws Exception {
        try (Visit visit = odd()) {
            String printed = run(javaCommand(code(visit, "rank", "java")));
            assertThat(printed.lines().map(line -> line.replaceFirst("^\\S+ +", "")))
                    .isEqualTo(visit.texts("#ranking .text"));
        }
    }

    @Test
    void theCurlCommandPrintsTheMatrix() throws Exception {
        needs("curl", "--version");
        needs("jq", "--version");
        try (Visit visit = odd()) {
            List<Double> printed = numbers(run(List.of("bash", "-c", code(visit, "similar", "curl"))));
            assertThat(printed).isEqualTo(matrix(visit));
        }
    }

    @Test
    void theCurlCommandRanks() throws Exception {
        needs("curl", "--version");
        needs("jq", "--version");
        try (Visit visit = odd()) {
            List<String> documents =
                    visit.find("#documents").inputValue().lines().toList();
            List<String> printed = run(List.of("bash", "-c", code(visit, "rank", "curl")))
                    .lines()
                    .map(line -> documents.get(Integer.parseInt(line.split("\t", -1)[1]) - 1))
                    .toList();
            assertThat(printed).isEqualTo(visit.texts("#ranking .text"));
        }
    }

    @Test
    void thePythonProgramPrintsTheMatrix() throws Exception {
        needs("python3", "-c", "import openai");
        try (Visit visit = odd()) {
            Path program = Files.writeString(folder.resolve("similar.py"), code(visit, "similar", "python"));
            assertThat(numbers(run(List.of("python3", program.toString())))).isEqualTo(matrix(visit));
        }
    }

    /// With sentences full of what shells and languages take for their own, at 128 dimensions.
    private static Visit odd() {
        Visit visit = playground.visit().load(playground.origin());
        visit.find("#sentences").fill("it's \"quoted\" \\\\u0041 $HOME `ls` %s {x}\n猫が窓辺で眠っている\n😀 </code>");
        assertThat(visit.find("#matrix tbody tr")).hasCount(3);
        visit.chooseStep(2);
        assertThat(visit.find("#dimension-value")).hasText("128");
        return visit;
    }

    private static String code(Visit visit, String task, String language) {
        visit.find("input[name=code-task][value=" + task + "]").check();
        visit.find("input[name=code-language][value=" + language + "]").check();
        return visit.find("#code-text").textContent();
    }

    private static List<Double> matrix(Visit visit) {
        return numbers(String.join(" ", visit.texts("#matrix td button")).replace('−', '-'));
    }

    private List<Double> java(String program) throws Exception {
        return numbers(run(javaCommand(program)));
    }

    private List<String> javaCommand(String program) throws IOException {
        Path file = Files.writeString(folder.resolve("Similar.java"), program);
        String classPath =
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, file.toString());
    }

    private static void needs(String... command) throws Exception {
        boolean works;
        try {
            works = new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            works = false;
        }
        Assumptions.assumeTrue(works, () -> "needs " + String.join(" ", command));
    }

    /// What a command prints.
    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return printed;
    }

    private static List<Double> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(number -> Double.parseDouble(number.group()) + 0.0)
                .toList();
    }
}
