package dev.hayate.format;

/// Everything that makes a model, to be written in one layout or another.
///
/// @param tokenizerJson the bytes of `tokenizer.json`; not copied
/// @param rows the table
/// @param type the type in which the table is written
/// @param normalizes whether vectors are scaled to length 1
/// @param config what the model says about its use; the Model2Vec layout has no place for it
/// @param card the text of `README.md`
@SuppressWarnings("ArrayRecordComponent")
public record ModelContents(
        byte[] tokenizerJson,
        EmbeddingRows rows,
        TableType type,
        boolean normalizes,
        ModelConfig config,
        String card) {}
