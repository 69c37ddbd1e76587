package dev.hayate.tokenizer;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.decoder.DecoderReader;
import dev.hayate.tokenizer.model.SubwordModel;
import dev.hayate.tokenizer.normalizer.CompiledNormalizer;
import dev.hayate.tokenizer.pretokenizer.PreTokenizerReader;
import java.util.Set;

/// Puts a tokenizer together from a `tokenizer.json`.
final class TokenizerReader {
    private static final Set<String> MEMBERS = Set.of(
            "version",
            "truncation",
            "padding",
            "added_tokens",
            "normalizer",
            "pre_tokenizer",
            "post_processor",
            "decoder",
            "model");

    private TokenizerReader() {}

    static void requireKnown(Json json) {
        json.allowOnly(MEMBERS);
        String version = json.member("version").string();
        if (!version.equals("1.0")) {
            throw json.member("version").error("expected version \"1.0\", got \"" + version + "\"");
        }
    }

    /// All but the two parts that take time, which are given ready made.
    static Tokenizer read(Json json, SubwordModel model, CompiledNormalizer normalizer) {
        return new Tokenizer(
                new AddedTokensReader(model.vocabulary(), normalizer).read(json.member("added_tokens")),
                normalizer,
                PreTokenizerReader.read(json.member("pre_tokenizer")),
                model,
                OffsetTrimming.read(json.member("post_processor")),
                Truncation.read(json.member("truncation")),
                DecoderReader.read(json.member("decoder")));
    }
}
