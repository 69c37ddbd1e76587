package dev.hayate.format;

/// How the files of a model are laid out, and with it whose rules a model that is loaded from them follows.
public enum ModelLayout {
    /// `modules.json`, `config_sentence_transformers.json`, `0_StaticEmbedding/`: sentence-transformers from
    /// 3.2 on.
    SENTENCE_TRANSFORMERS,
    /// `config.json`, `model.safetensors`, `tokenizer.json`: Model2Vec.
    MODEL2VEC
}
