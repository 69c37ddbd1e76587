package dev.hayate.training.tokenizer;

/// A tokenizer fresh from training.
///
/// @param json the bytes of its `tokenizer.json`, which HF tokenizers and
///     [dev.hayate.tokenizer.Tokenizer#fromJson(String, byte[])] read
/// @param report how it came about
public record TrainedTokenizer(byte[] json, TrainingReport report) {}
