package dev.hayate.search.filter;

import dev.hayate.search.filter.FilterToken.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a filter into its tokens.
final class FilterScanner {
    private static final String SYMBOLS = "()<>=!,";

    private final String filter;
    private final List<FilterToken> tokens = new ArrayList<>();
    private int at;

    FilterScanner(String filter) {
        this.filter = filter;
    }

    /// The tokens, the last of which is the end.
    List<FilterToken> all() {
        while (true) {
            while (at < filter.length() && Character.isWhitespace(filter.charAt(at))) {
                at++;
            }
            if (at == filter.length()) {
                tokens.add(new FilterToken(Kind.END, "", at));
                return tokens;
            }
            tokens.add(next(filter.charAt(at)));
        }
    }

    private FilterToken next(char first) {
        return switch (first) {
            case '"', '\'' -> quoted(Kind.QUOTED, first);
            case '`' -> quoted(Kind.NAME, first);
            default -> SYMBOLS.indexOf(first) >= 0 ? symbol() : word();
        };
    }

    private FilterToken quoted(Kind kind, char quote) {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < filter.length() && filter.charAt(at) != quote) {
            if (filter.charAt(at) == '\\' && at + 1 < filter.length()) {
                at++;
            }
            text.append(filter.charAt(at++));
        }
        if (at == filter.length()) {
            throw refusal(filter, start, "the quote " + quote + " is never closed");
        }
        at++;
        return new FilterToken(kind, text.toString(), start);
    }

    private FilterToken symbol() {
        int start = at++;
        boolean two = at < filter.length() && filter.charAt(at) == '=' && "<>!".indexOf(filter.charAt(start)) >= 0;
        at += two ? 1 : 0;
        return new FilterToken(Kind.SYMBOL, filter.substring(start, at), start);
    }

    private FilterToken word() {
        int start = at;
        while (at < filter.length() && isOfWord(filter.charAt(at))) {
            at++;
        }
        return new FilterToken(Kind.WORD, filter.substring(start, at), start);
    }

    private static boolean isOfWord(char c) {
        return !Character.isWhitespace(c) && SYMBOLS.indexOf(c) < 0 && "\"'`".indexOf(c) < 0;
    }

    /// @param at the place in chars
    static FilterException refusal(String filter, int at, String reason) {
        return new FilterException(filter, filter.codePointCount(0, at) + 1, reason);
    }
}
