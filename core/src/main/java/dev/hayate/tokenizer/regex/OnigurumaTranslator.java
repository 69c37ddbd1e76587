package dev.hayate.tokenizer.regex;

import dev.hayate.internal.json.Json;
import java.util.Set;

/// Rewrites a pattern of Oniguruma (Ruby syntax, UTF-8) for `java.util.regex`. Where the two mean the same by
/// the same sign it stays, where they differ it is rewritten, and what is in doubt is refused.
final class OnigurumaTranslator {
    /// `\w` of Oniguruma; Java's knows U+200C and U+200D too and leaves out numbers like U+00B2.
    private static final String WORD = "\\p{L}\\p{M}\\p{N}\\p{Pc}";

    private static final String SAFE_ESCAPES = "\\.-+*?()[]{}|^$/'\"!#%&,:;<=>@_`~ ";
    private static final Set<String> CATEGORIES = Set.of(
            "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
            "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp");
    private static final Set<String> SCRIPTS =
            Set.of("Han", "Hiragana", "Katakana", "Hangul", "Latin", "Cyrillic", "Greek", "Thai", "Arabic", "Hebrew");

    private final Json place;
    private final String pattern;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private OnigurumaTranslator(Json place) {
        this.place = place;
        this.pattern = place.string();
    }

    static String translate(Json place) {
        return new OnigurumaTranslator(place).translate();
    }

    private String translate() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> characterClass();
                case '(' -> group();
                case '^', '$' -> throw refuse("an anchor \"" + c + "\"");
                case '{' -> repetition();
                default -> {
                    java.append(c);
                    at++;
                }
            }
        }
        return java.toString();
    }

    private void escape(boolean inClass) {
        if (at + 1 >= pattern.length()) {
            throw refuse("a backslash at the end");
        }
        char c = pattern.charAt(at + 1);
        at += 2;
        switch (c) {
            case 'r', 'n', 't', 'f', 'd', 'D', 's', 'S' -> java.append('\\').append(c);
            case 'w' -> java.append(inClass ? WORD : "[" + WORD + "]");
            case 'W' -> java.append("[^" + WORD + "]");
            case 'p', 'P' -> property(c);
            default -> {
                if (SAFE_ESCAPES.indexOf(c) < 0) {
                    throw refuse("the escape \"\\" + c + "\"");
                }
                java.append('\\').append(c);
            }
        }
    }

    private void property(char sign) {
        int close = pattern.indexOf('}', at);
        if (at >= pattern.length() || pattern.charAt(at) != '{' || close < 0) {
            throw refuse("a property without braces");
        }
        String name = pattern.substring(at + 1, close);
        boolean negated = name.startsWith("^");
        String plain = negated ? name.substring(1) : name;
        at = close + 1;
        String known = CATEGORIES.contains(plain) ? plain : SCRIPTS.contains(plain) ? "Is" + plain : "";
        if (known.isEmpty()) {
            throw refuse("the property \"" + name + "\"");
        }
        char effective = negated == (sign == 'p') ? 'P' : 'p';
        java.append('\\').append(effective).append('{').append(known).append('}');
    }

    private void characterClass() {
        java.append('[');
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            java.append('^');
            at++;
        }
        if (at < pattern.length() && pattern.charAt(at) == ']') {
            throw refuse("a class that begins with \"]\"");
        }
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            char c = pattern.charAt(at);
            if (c == '\\') {
                escape(true);
            } else if (c == '[' || (c == '&' && pattern.startsWith("&&", at))) {
                throw refuse("a class within a class");
            } else {
                java.append(c == ' ' || c == '#' ? "\\" : "").append(c);
                at++;
            }
        }
        if (at >= pattern.length()) {
            throw refuse("a class that is not closed");
        }
        java.append(']');
        at++;
    }

    private void group() {
        for (String opening : new String[] {"(?:", "(?i:", "(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
            if (pattern.startsWith(opening, at)) {
                java.append(opening);
                at += opening.length();
                return;
            }
        }
        if (pattern.startsWith("(?", at)) {
            throw refuse("the group \"" + pattern.substring(at, Math.min(pattern.length(), at + 4)) + "\"");
        }
        java.append('(');
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
        java.append(pattern, at, close + 1);
        at = close + 1;
    }

    private RuntimeException refuse(String what) {
        return place.error(what + " in a pattern is not supported: it might not mean the same as in Oniguruma");
    }
}
