package dev.hayate.benchmarks.search;

import dev.hayate.benchmarks.texts.TextFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Texts of a length: what stands in files as far as that goes, then texts made of two halves of them. No two are
/// equal, and queries are none of the texts.
///
/// @param texts what is searched
/// @param queries what is searched for
/// @param real how many of the texts stand in the files
record GeneratedTexts(List<String> texts, List<String> queries, int real) {
    private static final Pattern SENTENCE = Pattern.compile("(?<=[。！？!?\\n])");

    /// Reads files and makes up what is missing.
    ///
    /// @param shortest the least length of a text, in chars
    /// @param longest the greatest
    static GeneratedTexts of(TextFiles files, int shortest, int longest, int count, int queries) throws IOException {
        Set<String> pieces = new LinkedHashSet<>();
        files.forEach(document -> addPieces(document, shortest, longest, pieces));
        List<String> all = new ArrayList<>(pieces);
        if (all.size() < 2 * queries) {
            throw new IOException("the files hold " + all.size() + " texts of " + shortest + " to " + longest
                    + " characters, too few for " + queries + " queries");
        }
        List<String> wanted = new ArrayList<>();
        List<String> left = new ArrayList<>();
        int every = all.size() / queries;
        for (int i = 0; i < all.size(); i++) {
            (i % every == 0 && wanted.size() < queries ? wanted : left).add(all.get(i));
        }
        Set<String> texts = new LinkedHashSet<>(left.subList(0, Math.min(count, left.size())));
        int real = texts.size();
        for (long i = 0; texts.size() < count; i++) {
            String one = left.get((int) (i % left.size()));
            String other = left.get((int) (i * 7919 % left.size() + i / left.size()) % left.size());
            texts.add(one.substring(0, one.length() / 2) + other.substring(other.length() / 2));
        }
        return new GeneratedTexts(List.copyOf(texts), wanted, real);
    }

    /// Sentences joined until they are long enough, and none that are too long.
    private static void addPieces(String document, int shortest, int longest, Set<String> pieces) {
        StringBuilder piece = new StringBuilder();
        for (String sentence : SENTENCE.split(document, -1)) {
            piece.append(sentence.strip());
            if (piece.length() >= shortest) {
                if (piece.length() <= longest) {
                    pieces.add(piece.toString());
                }
                piece.setLength(0);
            }
        }
    }

    /// The mean length of the texts, in chars.
    double meanLength() {
        return texts.stream().mapToInt(String::length).average().orElse(0);
    }
}
