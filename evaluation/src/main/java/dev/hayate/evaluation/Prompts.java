package dev.hayate.evaluation;

/// What is put before texts when they are encoded; nothing by default, as static models want it.
///
/// @param text before texts that are compared, classified or grouped
/// @param query before queries
/// @param document before what queries look for
public record Prompts(String text, String query, String document) {
    /// No prompts.
    public static final Prompts NONE = new Prompts("", "", "");
}
