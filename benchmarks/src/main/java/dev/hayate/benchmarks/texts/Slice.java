package dev.hayate.benchmarks.texts;

import java.util.List;

/// Texts that a program works through in one go.
///
/// @param index its place among the slices of a plan
/// @param texts the texts
/// @param characters how many code points they have together
public record Slice(int index, List<String> texts, long characters) {
    static Slice of(int index, List<String> texts) {
        long characters = 0;
        for (String text : texts) {
            characters += text.codePointCount(0, text.length());
        }
        return new Slice(index, List.copyOf(texts), characters);
    }
}
