package dev.hayate.cli;

import org.jline.utils.WCWidth;

/// How many columns of a terminal a text takes: two for a character of Chinese or Japanese, none for one that
/// joins the one before.
final class TextWidth {
    private TextWidth() {}

    static int of(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }

    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /// How much of a text fits.
    ///
    /// @param start where it begins, in chars
    /// @return where it ends, in chars
    static int fitting(String text, int start, int columns) {
        int left = columns;
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            left -= of(codePoint);
            if (left < 0) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    /// Where as much text begins as takes some columns.
    ///
    /// @param end where it ends, in chars
    static int before(String text, int end, int columns) {
        int left = columns;
        int at = end;
        while (at > 0) {
            int codePoint = text.codePointBefore(at);
            left -= of(codePoint);
            if (left < 0) {
                return at;
            }
            at -= Character.charCount(codePoint);
        }
        return at;
    }
}
