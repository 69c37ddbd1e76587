package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import java.util.Set;

/// What the scores or labels of pairs of texts say.
enum Gold {
    /// How similar they are, in any finite number.
    SIMILARITY("a finite number"),
    /// 1 where they mean the same, 0 where they do not.
    SAME("0 or 1"),
    /// `entailment`, or the other two labels of natural language inference, which count as not the same.
    ENTAILMENT("entailment, neutral or contradiction");

    private static final Set<String> OTHER = Set.of("neutral", "contradiction");

    private final String description;

    Gold(String description) {
        this.description = description;
    }

    /// Whether a score or label can be one.
    boolean accepts(String value) {
        return switch (this) {
            case SIMILARITY -> isFinite(value);
            case SAME -> value.equals("0") || value.equals("1");
            case ENTAILMENT -> value.equals("entailment") || OTHER.contains(value);
        };
    }

    /// The score that a score or label stands for.
    ///
    /// @param column what it is called, for errors
    double score(String value, String column, Place place) throws DataException {
        if (!accepts(value)) {
            throw place.refusal("\"" + column + "\" is \"" + value + "\", not " + description);
        }
        return switch (this) {
            case SIMILARITY, SAME -> Double.parseDouble(value);
            case ENTAILMENT -> value.equals("entailment") ? 1 : 0;
        };
    }

    private static boolean isFinite(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
