package dev.hayate.search.filter;

/// This does not hold.
public record Not(Filter part) implements Filter {}
