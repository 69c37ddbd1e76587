package dev.hayate.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which columns are read, and which rows. Immutable.
///
/// @param texts the columns of texts, in the order in which they are wanted; empty for those of pairs: `anchor`,
///     `positive`, and `negative` or `negative_1`, `negative_2`, … where there are such
/// @param lists the columns of lists of texts
/// @param values the columns of texts or numbers, such as labels and ids
/// @param valueLists the columns of lists of texts or numbers; one that stands alone is read as a list of one
/// @param leastCharacters how many code points each text must have for its row to be read; lists do not count
/// @param mostCharacters how many it may have
/// @param score a column of scores and the least that is read
public record RowSelection(
        List<String> texts,
        List<String> lists,
        List<String> values,
        List<String> valueLists,
        int leastCharacters,
        int mostCharacters,
        Optional<LeastScore> score) {
    static final String TEXT = "text";

    private static final List<String> PAIR = List.of("anchor", "positive");
    private static final Pattern NEGATIVE = Pattern.compile("negative(?:_([0-9]{1,9}))?");

    /// Passes over rows whose score is lower. Not a number is lower than everything.
    ///
    /// @param column what the source calls the column of scores
    /// @param least the least score that is read
    public record LeastScore(String column, double least) {}

    /// Checks the numbers and copies the lists.
    ///
    /// @throws IllegalArgumentException if no text could fit, or if a column is asked for twice
    public RowSelection {
        texts = List.copyOf(texts);
        lists = List.copyOf(lists);
        values = List.copyOf(values);
        valueLists = List.copyOf(valueLists);
        Set<String> names = new HashSet<>();
        for (String name : Stream.of(
                        texts,
                        lists,
                        values,
                        valueLists,
                        score.map(LeastScore::column).stream().toList())
                .flatMap(List::stream)
                .toList()) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("the column \"" + name + "\" is asked for twice");
            }
        }
        if (leastCharacters < 0 || leastCharacters > mostCharacters) {
            throw new IllegalArgumentException(
                    "no text has from " + leastCharacters + " to " + mostCharacters + " characters");
        }
    }

    /// All rows, of the columns that sentence-transformers expects of pairs: `anchor`, `positive`, then
    /// `negative` or `negative_1`, `negative_2`, …; others, such as labels, are not read.
    public static RowSelection pairs() {
        return of(new String[0]);
    }

    /// All rows, of the column `text`.
    public static RowSelection text() {
        return of(TEXT);
    }

    /// All rows, of these columns of texts.
    public static RowSelection of(String... texts) {
        return new RowSelection(
                List.of(texts), List.of(), List.of(), List.of(), 0, Integer.MAX_VALUE, Optional.empty());
    }

    /// Reads these columns of lists of texts, too.
    public RowSelection withLists(String... lists) {
        return new RowSelection(texts, List.of(lists), values, valueLists, leastCharacters, mostCharacters, score);
    }

    /// Reads these columns of texts or numbers, too.
    public RowSelection withValues(String... values) {
        return new RowSelection(texts, lists, List.of(values), valueLists, leastCharacters, mostCharacters, score);
    }

    /// Reads these columns of lists of texts or numbers, too.
    public RowSelection withValueLists(String... valueLists) {
        return new RowSelection(texts, lists, values, List.of(valueLists), leastCharacters, mostCharacters, score);
    }

    /// Passes over rows with a text that has fewer or more code points.
    ///
    /// @throws IllegalArgumentException if no text could fit
    public RowSelection withCharacters(int least, int most) {
        return new RowSelection(texts, lists, values, valueLists, least, most, score);
    }

    /// Passes over rows with a lower score.
    public RowSelection withLeastScore(String column, double least) {
        return new RowSelection(
                texts,
                lists,
                values,
                valueLists,
                leastCharacters,
                mostCharacters,
                Optional.of(new LeastScore(column, least)));
    }

    /// The columns of texts among those that a table has.
    ///
    /// @throws DataException if one is not there
    List<String> textsAmong(List<String> present, String table) throws DataException {
        List<String> names = new ArrayList<>(texts);
        if (names.isEmpty() && lists.isEmpty() && values.isEmpty() && valueLists.isEmpty()) {
            names.addAll(PAIR);
            names.addAll(negatives(present));
        }
        for (String name : names) {
            Column.indexOf(name, present, table);
        }
        return names;
    }

    private static List<String> negatives(List<String> present) {
        return present.stream()
                .filter(name -> NEGATIVE.matcher(name).matches())
                .sorted(Comparator.comparingInt(RowSelection::number))
                .toList();
    }

    private static int number(String negative) {
        Matcher matcher = NEGATIVE.matcher(negative);
        return matcher.matches() && matcher.group(1) != null ? Integer.parseInt(matcher.group(1)) : -1;
    }
}
