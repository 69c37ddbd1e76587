package dev.hayate;

/// Whose rules turn the tokens of a text into a vector. The same files give different vectors under
/// either rule, so a model always says which one it follows.
///
/// | | sentence-transformers | Model2Vec |
/// |---|---|---|
/// | unknown tokens | count like any other | left out, but not where the tokenizer is a Unigram |
/// | length | no limit | 512 × (median piece length) code points, then 512 tokens |
/// | if the model normalises | before truncation, `x / max(norm, 1e-12)` | after it, `x / (norm + 1e-32)` |
///
/// Which rule a folder gets is told by its layout: `modules.json` makes it a sentence-transformers model,
/// unless its tensors include `weights` or `mapping`, which only Model2Vec reads. [LoadOptions] may choose
/// otherwise.
public enum Compatibility {
    /// As `SentenceTransformer.encode` with a `StaticEmbedding` module.
    SENTENCE_TRANSFORMERS,
    /// As `StaticModel.encode` of Model2Vec.
    MODEL2VEC
}
