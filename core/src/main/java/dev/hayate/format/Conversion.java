package dev.hayate.format;

import java.util.Optional;
import java.util.OptionalInt;

/// What [ModelConverter] changes. Start from [#NOTHING] and say what differs:
/// ```java
/// Conversion.NOTHING.truncateTo(256).type(TableType.I8).keepVocabularyOf(texts)
/// ```
///
/// @param dimension how many leading values of every row to keep
/// @param type the type to write the table in; empty for the one it has
/// @param layout the layout to write; empty for the one whose rules the model follows
/// @param corpus the texts whose tokens the vocabulary is cut down to; read several times
/// @param origin what to call the original in the model card; empty for the name of its folder
/// @param existing what to do when the folder to write exists
public record Conversion(
        OptionalInt dimension,
        Optional<TableType> type,
        Optional<ModelLayout> layout,
        Optional<Iterable<String>> corpus,
        Optional<String> origin,
        ExistingFolder existing) {

    /// Changes nothing, and leaves an existing folder alone.
    public static final Conversion NOTHING = new Conversion(
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ExistingFolder.REFUSE);

    /// Keeps the first values of every row.
    ///
    /// @param dimension from 1 to the dimension of the table
    public Conversion truncateTo(int dimension) {
        return new Conversion(OptionalInt.of(dimension), type, layout, corpus, origin, existing);
    }

    /// Writes the table in this type.
    public Conversion type(TableType type) {
        return new Conversion(dimension, Optional.of(type), layout, corpus, origin, existing);
    }

    /// Writes this layout, and with it makes the model follow its rules.
    public Conversion layout(ModelLayout layout) {
        return new Conversion(dimension, type, Optional.of(layout), corpus, origin, existing);
    }

    /// Drops every piece of the vocabulary that these texts do not use; they keep their tokens, and so their
    /// vectors. Other texts may fall into other pieces.
    ///
    /// @param corpus read several times, in the same order
    public Conversion keepVocabularyOf(Iterable<String> corpus) {
        return new Conversion(dimension, type, layout, Optional.of(corpus), origin, existing);
    }

    /// Calls the original by this name in the model card.
    public Conversion origin(String name) {
        return new Conversion(dimension, type, layout, corpus, Optional.of(name), existing);
    }

    /// Replaces an existing model.
    public Conversion overwriting() {
        return new Conversion(dimension, type, layout, corpus, origin, ExistingFolder.OVERWRITE);
    }
}
