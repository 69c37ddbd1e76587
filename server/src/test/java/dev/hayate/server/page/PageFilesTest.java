package dev.hayate.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PageFilesTest {
    private static final List<PageFile> FILES = PageFiles.load();

    @Test
    void everyFileIsNamedByThePage() {
        String page = text(FILES.getFirst());
        List<PageFile> parts = FILES.subList(1, FILES.size());
        assertThat(found(page, "(?:src|href)=\"(playground/[^\"]+)\""))
                .containsExactlyInAnyOrderElementsOf(
                        parts.stream().map(part -> part.path().substring(1)).toList());
    }

    @Test
    void everyImportIsServed() {
        for (PageFile file : FILES) {
            assertThat(PageFiles.PARTS).as(file.path()).containsAll(found(text(file), "from '\\./([^']+)'"));
        }
    }

    @Test
    void nothingIsAskedOfAnotherServer() {
        for (PageFile file : FILES) {
            assertThat(found(text(file), "(https?://[^\" ]+)"))
                    .as(file.path())
                    .allMatch("http://www.w3.org/2000/svg"::equals);
        }
    }

    @Test
    void thePageForbidsWhatItDoesNotNeed() {
        assertThat(FILES.getFirst().reply().headers().get("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'")
                .doesNotContain("unsafe", "*");
        assertThat(text(FILES.getFirst())).doesNotContain(" style=", "<style", "onclick", "javascript:");
    }

    @Test
    void noTextIsTakenForMarkup() {
        for (PageFile file : FILES) {
            assertThat(text(file)).as(file.path()).doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "eval(");
        }
    }

    @Test
    void aBrowserKeepsThePartsAndAsksForThePage() {
        assertThat(FILES.getFirst().reply().headers()).containsEntry("Cache-Control", "no-cache");
        for (PageFile part : FILES.subList(1, FILES.size())) {
            assertThat(part.reply().headers().get("Cache-Control")).contains("immutable");
            assertThat(part.path()).matches("/playground/[0-9a-f]{16}/[a-z]+\\.(js|css|svg)");
        }
    }

    @Test
    void allOfItIsSmall() {
        assertThat(FILES.stream().mapToInt(file -> file.reply().length()).sum()).isLessThan(60_000);
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        String strings = resource("strings.js");
        int english = strings.indexOf("const EN");
        Set<String> japaneseNames = names(strings.substring(0, english));
        Set<String> englishNames = names(strings.substring(english, strings.indexOf("const LANGUAGES")));
        assertThat(japaneseNames).hasSizeGreaterThan(50).isEqualTo(englishNames);
        assertThat(japaneseNames).containsAll(found(text(FILES.getFirst()), "data-(?:text|label)=\"([^\"]+)\""));
    }

    @Test
    void bothLanguagesFillInTheSameValues() throws IOException {
        String strings = resource("strings.js");
        int english = strings.indexOf("const EN");
        for (String name : names(strings)) {
            assertThat(values(strings.substring(0, english), name))
                    .as(name)
                    .isEqualTo(values(strings.substring(english), name));
        }
    }

    private static Set<String> names(String strings) {
        return found(strings, "(?m)^  (\\w+): ");
    }

    private static Set<String> values(String strings, String name) {
        String line = found(strings, "(?m)^  " + name + ": (.*)$").iterator().next();
        return found(line, "\\{(\\w+)\\}");
    }

    private static Set<String> found(String text, String pattern) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(found::add);
        return found;
    }

    private static String resource(String name) {
        return FILES.stream()
                .filter(file -> file.path().endsWith("/" + name))
                .map(PageFilesTest::text)
                .findFirst()
                .orElseThrow();
    }

    private static String text(PageFile file) {
        byte[] bytes = file.reply().bytes();
        if (!file.reply().headers().containsKey("Content-Encoding")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
