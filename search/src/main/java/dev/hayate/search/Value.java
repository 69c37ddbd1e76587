package dev.hayate.search;

import java.util.List;

/// What a document's metadata says under one name. Under one name all documents of an index have the same kind.
public sealed interface Value {

    /// A text that filters compare as a whole.
    record Text(String text) implements Value {}

    /// A number.
    record Numeric(double number) implements Value {
        /// Checks the number.
        ///
        /// @throws IllegalArgumentException if it is not finite
        public Numeric {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a number of metadata is finite, not " + number);
            }
        }
    }

    /// Yes or no.
    record Flag(boolean set) implements Value {}

    /// Several texts, each of which a filter finds.
    record Texts(List<String> texts) implements Value {
        /// Keeps its own copy of the list.
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /// What kind it is, as sentences name it.
    default String kind() {
        return switch (this) {
            case Text text -> "a text";
            case Numeric number -> "a number";
            case Flag flag -> "true or false";
            case Texts texts -> "a list of texts";
        };
    }
}
