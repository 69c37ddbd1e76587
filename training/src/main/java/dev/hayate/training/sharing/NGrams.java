package dev.hayate.training.sharing;

import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.sharing.Sharing.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Shares rows by the character n-grams of pieces, as fastText does it for words (Bojanowski et al. 2017): 食べ and
/// 食事 share a row for 食. The row of a token is its own plus `weight / √n` times the sum of the rows of its `n`
/// n-grams that other pieces have too. Unlike in fastText there is one row an n-gram and no hashing, and the
/// sum is made once, when training is done.
///
/// A word of an alphabet says less with one letter than a kanji does, so pieces of Latin letters have n-grams of a
/// length of their own, with `^` and `$` for the beginning and the end of the piece.
///
/// @param shortest the length of the shortest n-grams, in code points; 1 by default
/// @param longest the length of the longest; 3
/// @param shortestLatin the same for pieces of Latin letters; 3
/// @param longestLatin the longest of these; 5
/// @param weight what n-grams weigh beside the token's own row; 1
/// @param deviation the standard deviation of their rows at the beginning; 1
public record NGrams(int shortest, int longest, int shortestLatin, int longestLatin, double weight, double deviation) {
    /// As measured in `docs/experiments.md`.
    public static final NGrams DEFAULT = new NGrams(1, 3, 3, 5, 1, 1);

    private static final int END_OF_LATIN = 0x250;

    /// Checks the lengths.
    ///
    /// @throws IllegalArgumentException if an n-gram is empty, or the longest is shorter than the shortest
    public NGrams {
        if (shortest < 1 || longest < shortest || shortestLatin < 1 || longestLatin < shortestLatin) {
            throw new IllegalArgumentException("n-grams from " + shortest + " to " + longest + " and from "
                    + shortestLatin + " to " + longestLatin + " characters are none");
        }
    }

    /// What the tokens of a tokenizer share. The first parts are the tokens' own rows, by id.
    public Sharing of(Tokenizer tokenizer) {
        int vocabulary = tokenizer.vocabularySize();
        List<Set<String>> nGrams = new ArrayList<>();
        Map<String, Integer> pieces = new HashMap<>();
        for (int id = 0; id < vocabulary; id++) {
            Set<String> found = ofPiece(tokenizer.decode(new int[] {id}, true).strip());
            nGrams.add(found);
            found.forEach(nGram -> pieces.merge(nGram, 1, Integer::sum));
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<List<Part>> parts = new ArrayList<>();
        for (int id = 0; id < vocabulary; id++) {
            List<String> shared = nGrams.get(id).stream()
                    .filter(nGram -> pieces.getOrDefault(nGram, 0) > 1)
                    .toList();
            float each = (float) (weight / Math.sqrt(shared.size()));
            List<Part> row = new ArrayList<>();
            row.add(new Part(id, 1));
            for (String nGram : shared) {
                row.add(new Part(numbers.computeIfAbsent(nGram, key -> vocabulary + numbers.size()), each));
            }
            parts.add(row);
        }
        return Sharing.of(parts, vocabulary + numbers.size());
    }

    /// The n-grams of a piece.
    ///
    /// @param text the piece as it stands in texts
    Set<String> ofPiece(String text) {
        boolean latin = text.chars().allMatch(c -> c < END_OF_LATIN);
        if (!latin) {
            return of(text, shortest, longest);
        }
        return text.chars().anyMatch(Character::isLetter)
                ? of("^" + text + "$", shortestLatin, longestLatin)
                : Set.of();
    }

    private static Set<String> of(String text, int from, int to) {
        int[] codePoints = text.codePoints().toArray();
        Set<String> nGrams = new LinkedHashSet<>();
        for (int n = from; n <= to; n++) {
            for (int at = 0; at + n <= codePoints.length; at++) {
                nGrams.add(new String(codePoints, at, n));
            }
        }
        return nGrams;
    }
}
