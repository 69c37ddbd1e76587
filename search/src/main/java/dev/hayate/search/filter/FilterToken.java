package dev.hayate.search.filter;

import java.util.Locale;

/// The least part of a filter.
///
/// @param text without quotes
/// @param start where it begins, in chars
record FilterToken(Kind kind, String text, int start) {
    enum Kind {
        /// Without quotes.
        WORD,
        /// In quotes.
        QUOTED,
        /// In backquotes.
        NAME,
        /// An operator, a parenthesis or a comma.
        SYMBOL,
        /// Nothing more.
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(keyword);
    }

    boolean isKeyword() {
        return isKeyword("and") || isKeyword("or") || isKeyword("not") || isKeyword("in");
    }

    @Override
    public String toString() {
        return kind == Kind.END ? "its end" : "\"" + text + "\"";
    }
}
