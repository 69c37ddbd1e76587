package dev.hayate.tokenizer.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import dev.hayate.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused, by the name of the construct, and how matches follow each other. That the rest means the
/// same as in Oniguruma is for the golden cases of split patterns.
class OnigurumaPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '"',
            value = {
                "\\h	escape \\h",
                "\\R	escape \\R",
                "\\X	escape \\X",
                "\\K	escape \\K",
                "\\G	escape \\G",
                "\\A	escape \\A",
                "\\z	escape \\z",
                "\\b	escape \\b",
                "\\v	escape \\v",
                "\\y	escape \\y",
                "\\O	escape \\O",
                "\\N	escape \\N",
                "\\x41	escape \\x",
                "\\u3042	escape \\u",
                "(a)\\1	escape \\1",
                "(a)\\k<1>	escape \\k",
                "(a)\\g<1>	escape \\g",
                "\\	backslash at the end",
                "[a\\	backslash at the end",
                "\\pL	property without braces",
                "\\p{L	property without braces",
                "\\p{Alpha}	property Alpha",
                "\\p{Letter}	property Letter",
                "\\p{IsHan}	property IsHan",
                "\\p{Script=Han}	property Script=Han",
                "[[:alpha:]]	class [: within",
                "[^[:space:]]	class [: within",
                "[a[^b]]	class [^ within",
                "[a&&b]	intersection",
                "[\\w&&[a-z]]	intersection",
                "[]a]	begins with ]",
                "[^]a]	begins with ]",
                "[a	not closed",
                "[a-c-e]	no range",
                "[\\w-x]	no range",
                "[a-\\d]	range to a class",
                "[--a]	no range",
                "(?i)a	group (?i)",
                "(?m:a)	group (?m:",
                "(?x:a)	group (?x:",
                "(?<name>a)	group (?<n",
                "(?~a)	group (?~a",
                "(?#a)	group (?#a",
                "(?(1)a)	group (?(1",
                "(?i-m:a)	group (?i-",
                "(?i:é)	é without regard to case",
                "(?i:ss)	s without regard to case",
                "(?i:STOP)	S without regard to case",
                "(?i:of(?:fice))	f without regard to case",
                "(?i:a(b\\p{Lu}))	escape \\p",
                "(?i:[^a])	class without regard to case",
                "(?i:[à-ý])	class without regard to case",
                "a{,2}	brace that is no repetition",
                "a{x}	brace that is no repetition",
                "a{	brace that is no repetition",
                "a{1,2}+	sign after a repetition",
                "a{2}?	sign after a repetition",
                "a)	unmatched )",
                "(a	regular expression",
                "*a	regular expression",
                "(?<=a+)b	without end in a look-behind",
                "(?<!x(a*))b	without end in a look-behind",
                "(?<=a{2,})b	without end in a look-behind"
            })
    void refusesWhatMightNotMeanTheSame(String regex, String words) {
        assertThatThrownBy(() -> OnigurumaPattern.compile(new Json("tokenizer.json", "/Regex", regex)))
                .isInstanceOfSatisfying(ModelFormatException.class, e -> {
                    assertThat(e.place()).isEqualTo("/Regex");
                    assertThat(e.reason().replace("\"", "")).contains(words);
                });
    }

    @Test
    void findsNoEmptyMatchWithinACharacterOrRightAfterAnother() {
        assertThat(matches("a*", "𠮷ab𠮷")).isEqualTo(List.of("0-0", "1-2", "3-3", "4-4"));
        assertThat(matches("(?<!a)", "a𠮷b")).isEqualTo(List.of("0-0", "2-2", "3-3"));
        assertThat(matches("", "")).isEqualTo(List.of("0-0"));
    }

    @Test
    void seesNothingOutsideOfTheGivenCodePoints() {
        int[] codePoints = "xaax".codePoints().toArray();
        OnigurumaPattern.Matches matches =
                OnigurumaPattern.compile(new Json("f", "", "(?<!x)a(?!x)|^a")).matches(codePoints, 1, 3);
        assertThat(matches.next()).isTrue();
        assertThat(matches.start()).isEqualTo(1);
        assertThat(matches.next()).isTrue();
        assertThat(matches.end()).isEqualTo(3);
        assertThat(matches.next()).isFalse();
    }

    private static List<String> matches(String regex, String text) {
        int[] codePoints = text.codePoints().toArray();
        OnigurumaPattern.Matches matches =
                OnigurumaPattern.compile(new Json("f", "", regex)).matches(codePoints, 0, codePoints.length);
        List<String> found = new ArrayList<>();
        while (matches.next()) {
            found.add(matches.start() + "-" + matches.end());
        }
        return found;
    }
}
