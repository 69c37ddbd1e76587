package dev.hayate.search.filter;

/// A condition on the metadata of a document. Immutable.
///
/// In words:
///
/// ```text
/// year >= 2020 and lang = "ja" and not tag in (draft, private)
/// ```
///
/// | | |
/// |---|---|
/// | `field = value`, `field != value` | is (not) that value; a field with several values is each of them |
/// | `field < value`, `<=`, `>`, `>=` | numbers by size, texts by their UTF-8 |
/// | `field in (value, …)`, `field not in (value, …)` | is (none) one of them |
/// | `not …`, `… and …`, `… or …`, `( … )` | `not` binds closest, then `and`; the case of these words does not count |
///
/// A document without a field passes no comparison with it, and so passes `!=`, `not in` and `not`. A value is a
/// number such as `2020` or `-1.5`, `true` or `false`, or a text, which needs no quotes if it is one word of
/// letters, digits, `_`, `-`, `.` and the like. In quotes, double or single, a backslash takes the next
/// character as it is. A field whose name has spaces or is one of the words above stands in backquotes.
public sealed interface Filter permits OneOf, Comparison, AllOf, AnyOf, Not {

    /// Reads a condition.
    ///
    /// @throws FilterException if it is not one, with the place
    static Filter parse(String text) {
        return new FilterParser(text).parse();
    }
}
