package dev.hayate.tokenizer.regex;

import dev.hayate.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Rewrites a pattern of Oniguruma (Ruby syntax, UTF-8) for `java.util.regex`. Where the two mean the same by
/// the same sign it stays, where they differ it is rewritten, and what is in doubt is refused.
final class OnigurumaTranslator {
    /// `\w` of Oniguruma; Java's knows U+200C and U+200D too.
    private static final String WORD = "\\p{IsAlphabetic}\\p{M}\\p{Nd}\\p{Pc}";

    /// What `\w` matches too, but only outside of classes.
    private static final String WORD_OUTSIDE_CLASSES = WORD + "²³¹¼½¾";

    private static final String SAFE_ESCAPES = "\\.-+*?()[]{}|^$/'\"!#%&,:;<=>@_`~ ";
    private static final Set<String> CATEGORIES = Set.of(
            "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
            "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp");
    private static final Set<String> SCRIPTS =
            Set.of("Han", "Hiragana", "Katakana", "Hangul", "Latin", "Cyrillic", "Greek", "Thai", "Arabic", "Hebrew");

    /// A class that has no surprises without regard to case.
    private static final Pattern SIMPLE_CLASS = Pattern.compile("\\[[A-Za-z0-9']+]");

    /// Escapes that stand for a set of characters.
    private static final String CLASS_ESCAPES = "dDsSwWpP";

    /// `^` and `$` of Ruby: at every line, but not after the line break that ends the text.
    private static final String LINE_BEGIN = "(?:\\A|(?<=\\n)(?!\\z))";

    private static final String LINE_END = "(?=\\n|\\z)";

    /// Letters of ASCII that together are a case of one other character: "ß", "ﬀ", "ﬁ", "ﬂ", "ﬅ".
    private static final Set<String> FOLDED_PAIRS = Set.of("ss", "ff", "fi", "fl", "st");

    private final Json place;
    private final String pattern;
    private final StringBuilder java = new StringBuilder();
    private final List<Group> groups = new ArrayList<>();
    private int at;

    /// An open group, with what it has from those around it.
    ///
    /// @param ignoresCase whether it is within `(?i:`
    /// @param looksBehind whether it is within `(?<=` or `(?<!`
    private record Group(boolean ignoresCase, boolean looksBehind) {}

    private OnigurumaTranslator(Json place) {
        this.place = place;
        this.pattern = place.string();
    }

    String pattern() {
        return pattern;
    }

    static String translate(Json place) {
        return new OnigurumaTranslator(place).translate();
    }

    private String translate() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> {
                    if (!SIMPLE_CLASS
                            .matcher(pattern)
                            .region(at, pattern.length())
                            .lookingAt()) {
                        requireCase("a class");
                    }
                    at = new OnigurumaClass(this, at).translate(java);
                }
                case '(' -> group();
                case ')' -> closeGroup();
                case '^' -> anchor(LINE_BEGIN);
                case '$' -> anchor(LINE_END);
                case '{' -> repetition();
                default -> literal();
            }
        }
        return java.toString();
    }

    private void literal() {
        int codePoint = pattern.codePointAt(at);
        if (ignoresCase() && (codePoint >= 0x80 || foldsWithNext())) {
            throw refuse("\"" + Character.toString(codePoint) + "\" without regard to case");
        }
        if (codePoint == '+' || codePoint == '*') {
            requireEnd();
        }
        java.appendCodePoint(codePoint);
        at += Character.charCount(codePoint);
    }

    /// Whether the letter and what follows it may fold to one character, as "ss" to "ß".
    private boolean foldsWithNext() {
        String pair = pattern.substring(at, Math.min(at + 2, pattern.length())).toLowerCase(Locale.ROOT);
        return FOLDED_PAIRS.contains(pair);
    }

    private boolean ignoresCase() {
        return !groups.isEmpty() && groups.getLast().ignoresCase;
    }

    private boolean looksBehind() {
        return !groups.isEmpty() && groups.getLast().looksBehind;
    }

    private void requireEnd() {
        if (looksBehind()) {
            throw refuse("a repetition without end in a look-behind");
        }
    }

    private void requireCase(String what) {
        if (ignoresCase()) {
            throw refuse(what + " without regard to case");
        }
    }

    private void anchor(String lookaround) {
        java.append(lookaround);
        at++;
    }

    private void closeGroup() {
        if (groups.isEmpty()) {
            throw refuse("an unmatched \")\"");
        }
        groups.removeLast();
        java.append(')');
        at++;
    }

    private void escape() {
        char c = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
        if (CLASS_ESCAPES.indexOf(c) >= 0) {
            requireCase("the escape \"\\" + c + "\"");
        }
        java.append(
                switch (c) {
                    case 'w' -> "[" + WORD_OUTSIDE_CLASSES + "]";
                    case 'W' -> "[^" + WORD_OUTSIDE_CLASSES + "]";
                    default -> escape(at);
                });
        at = afterEscape(at);
    }

    /// The escape at an index, as it stands within a Java class.
    String escape(int index) {
        if (index + 1 >= pattern.length()) {
            throw refuse("a backslash at the end");
        }
        char c = pattern.charAt(index + 1);
        return switch (c) {
            case 'r', 'n', 't', 'f', 'd', 'D', 's', 'S' -> "\\" + c;
            case 'w' -> WORD;
            case 'W' -> "[^" + WORD + "]";
            case 'p', 'P' -> property(index);
            default -> {
                if (SAFE_ESCAPES.indexOf(c) < 0) {
                    throw refuse("the escape \"\\" + c + "\"");
                }
                yield "\\" + c;
            }
        };
    }

    /// The index after the escape at an index, which [#escape(int)] knows.
    int afterEscape(int index) {
        char c = pattern.charAt(index + 1);
        return c == 'p' || c == 'P' ? pattern.indexOf('}', index) + 1 : index + 2;
    }

    /// Whether the escape at an index stands for a set of characters.
    boolean isClassEscape(int index) {
        return index + 1 < pattern.length() && CLASS_ESCAPES.indexOf(pattern.charAt(index + 1)) >= 0;
    }

    private String property(int index) {
        int close = pattern.indexOf('}', index);
        if (index + 2 >= pattern.length() || pattern.charAt(index + 2) != '{' || close < 0) {
            throw refuse("a property without braces");
        }
        String name = pattern.substring(index + 3, close);
        boolean negated = name.startsWith("^");
        String plain = negated ? name.substring(1) : name;
        String known = CATEGORIES.contains(plain) ? plain : SCRIPTS.contains(plain) ? "Is" + plain : "";
        if (known.isEmpty()) {
            throw refuse("the property \"" + name + "\"");
        }
        char effective = negated == (pattern.charAt(index + 1) == 'p') ? 'P' : 'p';
        return "\\" + effective + "{" + known + "}";
    }

    private void group() {
        for (String opening : new String[] {"(?:", "(?i:", "(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
            if (pattern.startsWith(opening, at)) {
                java.append(opening);
                at += opening.length();
                groups.add(
                        new Group(ignoresCase() || opening.equals("(?i:"), looksBehind() || opening.startsWith("(?<")));
                return;
            }
        }
        if (pattern.startsWith("(?", at)) {
            throw refuse("the group \"" + pattern.substring(at, Math.min(pattern.length(), at + 4)) + "\"");
        }
        java.append('(');
        groups.add(new Group(ignoresCase(), looksBehind()));
        at++;
    }

    private void repetition() {
        int close = pattern.indexOf('}', at);
        String bounds = close < 0 ? "" : pattern.substring(at + 1, close);
        if (!bounds.matches("\\d+(,\\d*)?")) {
            throw refuse("a brace that is no repetition");
        }
        if (close + 1 < pattern.length() && "+?".indexOf(pattern.charAt(close + 1)) >= 0) {
            throw refuse("a sign after a repetition in braces");
        }
        if (bounds.endsWith(",")) {
            requireEnd();
        }
        java.append(pattern, at, close + 1);
        at = close + 1;
    }

    RuntimeException refuse(String what) {
        return place.error(what + " in a pattern is not supported: it might not mean the same as in Oniguruma");
    }
}
