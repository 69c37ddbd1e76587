package dev.hayate.tokenizer.regex;

/// A class like `[^\s\p{L}a-z]` of a pattern. A class within a class adds its characters to it; whatever else may
/// stand in a class of Oniguruma is refused.
final class OnigurumaClass {
    private final OnigurumaTranslator translator;
    private final String pattern;
    private int at;

    /// @param open the index of the opening bracket
    OnigurumaClass(OnigurumaTranslator translator, int open) {
        this.translator = translator;
        this.pattern = translator.pattern();
        this.at = open;
    }

    /// Appends the class in Java's syntax.
    ///
    /// @return the index after the closing bracket
    int translate(StringBuilder java) {
        java.append('[');
        at++;
        if (peek() == '^') {
            java.append('^');
            at++;
        }
        items(java);
        java.append(']');
        return at;
    }

    private void items(StringBuilder java) {
        if (peek() == ']') {
            throw translator.refuse("a class that begins with \"]\"");
        }
        boolean hyphenFirst = peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != '-';
        if (hyphenFirst) {
            java.append("\\-");
            at++;
        }
        while (peek() != ']') {
            if (peek() == '[') {
                nested(java);
            } else if (peek() == '\\' && translator.isClassEscape(at)) {
                java.append(translator.escape(at));
                at = translator.afterEscape(at);
                requireNoRange();
            } else {
                rangeOrCharacter(java);
            }
        }
        at++;
    }

    private void nested(StringBuilder java) {
        at++;
        if (peek() == '^' || peek() == ':' || peek() == '&') {
            throw translator.refuse("the class \"[" + peek() + "\" within a class");
        }
        items(java);
        requireNoRange();
    }

    private void rangeOrCharacter(StringBuilder java) {
        character(java);
        if (peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
            at++;
            java.append('-');
            if (peek() == '[' || (peek() == '\\' && translator.isClassEscape(at))) {
                throw translator.refuse("a range to a class");
            }
            character(java);
            requireNoRange();
        }
    }

    private void character(StringBuilder java) {
        if (peek() == '\\') {
            java.append(translator.escape(at));
            at = translator.afterEscape(at);
            return;
        }
        if (pattern.startsWith("&&", at)) {
            throw translator.refuse("an intersection of classes");
        }
        boolean last = at + 1 < pattern.length() && pattern.charAt(at + 1) == ']';
        if (peek() == '-' && !last) {
            throw translator.refuse("a \"-\" that is no range");
        }
        int codePoint = pattern.codePointAt(at);
        if (" #&^-".indexOf(codePoint) >= 0) {
            java.append('\\');
        }
        java.appendCodePoint(codePoint);
        at += Character.charCount(codePoint);
    }

    private void requireNoRange() {
        if (peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
            throw translator.refuse("a \"-\" that is no range");
        }
    }

    private char peek() {
        if (at >= pattern.length()) {
            throw translator.refuse("a class that is not closed");
        }
        return pattern.charAt(at);
    }
}
