package dev.hayate.search.filter;

import dev.hayate.search.filter.Comparison.Order;
import dev.hayate.search.filter.FilterToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads a filter from left to right.
final class FilterParser {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private static final int DEEPEST = 100;

    private final String filter;
    private final List<FilterToken> tokens;
    private int at;
    private int depth;

    FilterParser(String filter) {
        this.filter = filter;
        this.tokens = new FilterScanner(filter).all();
    }

    Filter parse() {
        if (token().kind() == Kind.END) {
            throw refusal("it is empty");
        }
        Filter parsed = anyOf();
        if (token().kind() != Kind.END) {
            throw refusal("expected and, or or its end, got " + token());
        }
        return parsed;
    }

    private Filter anyOf() {
        return joined("or", this::allOf, AnyOf::new);
    }

    private Filter allOf() {
        return joined("and", this::negated, AllOf::new);
    }

    private Filter joined(String keyword, Supplier<Filter> part, Function<List<Filter>, Filter> join) {
        List<Filter> parts = new ArrayList<>();
        parts.add(part.get());
        while (token().isKeyword(keyword)) {
            at++;
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
    }

    private Filter negated() {
        if (depth == DEEPEST) {
            throw refusal("it is more than " + DEEPEST + " deep");
        }
        depth++;
        Filter part = part();
        depth--;
        return part;
    }

    private Filter part() {
        if (token().isKeyword("not")) {
            at++;
            return new Not(negated());
        }
        if (token().is("(")) {
            at++;
            Filter inner = anyOf();
            require(")");
            return inner;
        }
        return condition();
    }

    private Filter condition() {
        String field = field();
        if (token().isKeyword("in")) {
            at++;
            return new OneOf(field, values());
        }
        if (token().isKeyword("not")) {
            at++;
            if (!token().isKeyword("in")) {
                throw refusal("expected in after not, got " + token());
            }
            at++;
            return new Not(new OneOf(field, values()));
        }
        FilterToken operator = token();
        if (operator.kind() != Kind.SYMBOL) {
            throw expectedOperator(field);
        }
        return switch (operator.text()) {
            case "=" -> new OneOf(field, List.of(valueAfterOperator()));
            case "!=" -> new Not(new OneOf(field, List.of(valueAfterOperator())));
            case "<" -> new Comparison(field, Order.BELOW, valueAfterOperator());
            case "<=" -> new Comparison(field, Order.AT_MOST, valueAfterOperator());
            case ">" -> new Comparison(field, Order.ABOVE, valueAfterOperator());
            case ">=" -> new Comparison(field, Order.AT_LEAST, valueAfterOperator());
            default -> throw expectedOperator(field);
        };
    }

    private FilterException expectedOperator(String field) {
        return refusal("expected =, !=, <, <=, >, >=, in or not in after \"" + field + "\", got " + token());
    }

    private String field() {
        FilterToken token = token();
        if (token.kind() == Kind.NAME || (token.kind() == Kind.WORD && !token.isKeyword())) {
            at++;
            return token.text();
        }
        throw refusal("expected the name of a field, got " + token);
    }

    private List<FieldValue> values() {
        require("(");
        List<FieldValue> values = new ArrayList<>();
        values.add(value());
        while (token().is(",")) {
            at++;
            values.add(value());
        }
        require(")");
        return values;
    }

    private FieldValue valueAfterOperator() {
        at++;
        return value();
    }

    private FieldValue value() {
        FilterToken token = token();
        if (token.kind() == Kind.QUOTED) {
            at++;
            return new FieldValue.Text(token.text());
        }
        if (token.kind() == Kind.WORD && !token.isKeyword()) {
            at++;
            return unquoted(token.text());
        }
        throw refusal("expected a value, got " + token);
    }

    private static FieldValue unquoted(String word) {
        if (NUMBER.matcher(word).matches()) {
            return new FieldValue.Numeral(Double.parseDouble(word), word);
        }
        return word.equals("true") || word.equals("false")
                ? new FieldValue.Truth(word.equals("true"), word)
                : new FieldValue.Text(word);
    }

    private void require(String symbol) {
        if (!token().is(symbol)) {
            throw refusal("expected " + symbol + ", got " + token());
        }
        at++;
    }

    private FilterToken token() {
        return tokens.get(at);
    }

    private FilterException refusal(String reason) {
        return FilterScanner.refusal(filter, token().start(), reason);
    }
}
