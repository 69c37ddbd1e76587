package dev.hayate.training.tokenizer;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes the `tokenizer.json` of HF tokenizers in the layout of XLM-R.
final class TokenizerJson {
    private static final String SPACE_MARK = Character.toString(TextRuns.SPACE_MARK);

    private final JsonGenerator json;
    private final List<ScoredPiece> vocabulary;
    private final boolean byteFallback;

    private TokenizerJson(JsonGenerator json, List<ScoredPiece> vocabulary, boolean byteFallback) {
        this.json = json;
        this.vocabulary = vocabulary;
        this.byteFallback = byteFallback;
    }

    /// The file.
    ///
    /// @param vocabulary by id, special tokens and bytes included
    static byte[] of(List<ScoredPiece> vocabulary, boolean byteFallback) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            new TokenizerJson(json, vocabulary, byteFallback).write();
        }
        return bytes.toByteArray();
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("version", "1.0");
        json.writeNullProperty("truncation");
        json.writeNullProperty("padding");
        writeAddedTokens();
        writeNormalizer();
        json.writeName("pre_tokenizer");
        writeMetaspace();
        writePostProcessor();
        writeDecoder();
        writeModel();
        json.writeEndObject();
    }

    private void writeAddedTokens() {
        json.writeArrayPropertyStart("added_tokens");
        for (int id = 0; id < SpecialTokens.FIRST.size(); id++) {
            writeAddedToken(id, SpecialTokens.FIRST.get(id), false);
        }
        writeAddedToken(vocabulary.size() - 1, SpecialTokens.MASK, true);
        json.writeEndArray();
    }

    private void writeAddedToken(int id, String content, boolean leftStrip) {
        json.writeStartObject();
        json.writeNumberProperty("id", id);
        json.writeStringProperty("content", content);
        json.writeBooleanProperty("single_word", false);
        json.writeBooleanProperty("lstrip", leftStrip);
        json.writeBooleanProperty("rstrip", false);
        json.writeBooleanProperty("normalized", false);
        json.writeBooleanProperty("special", true);
        json.writeEndObject();
    }

    private void writeNormalizer() {
        json.writeObjectPropertyStart("normalizer");
        json.writeStringProperty("type", "Sequence");
        json.writeArrayPropertyStart("normalizers");
        for (String type : List.of("Nmt", "NFKC", "Lowercase")) {
            writeType(type);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeType(String type) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
        json.writeEndObject();
    }

    private void writeMetaspace() {
        json.writeStartObject();
        json.writeStringProperty("type", "Metaspace");
        json.writeStringProperty("replacement", SPACE_MARK);
        json.writeStringProperty("prepend_scheme", "always");
        json.writeBooleanProperty("split", true);
        json.writeEndObject();
    }

    private void writeDecoder() {
        json.writeName("decoder");
        if (!byteFallback) {
            writeMetaspace();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("type", "Sequence");
        json.writeArrayPropertyStart("decoders");
        writeType("ByteFallback");
        writeMetaspace();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writePostProcessor() {
        json.writeObjectPropertyStart("post_processor");
        json.writeStringProperty("type", "TemplateProcessing");
        json.writeArrayPropertyStart("single");
        writeSpecial(SpecialTokens.BEGIN);
        writeSequence("A");
        writeSpecial(SpecialTokens.END);
        json.writeEndArray();
        json.writeArrayPropertyStart("pair");
        writeSpecial(SpecialTokens.BEGIN);
        writeSequence("A");
        writeSpecial(SpecialTokens.END);
        writeSpecial(SpecialTokens.END);
        writeSequence("B");
        writeSpecial(SpecialTokens.END);
        json.writeEndArray();
        json.writeObjectPropertyStart("special_tokens");
        writeSpecialIds(SpecialTokens.BEGIN);
        writeSpecialIds(SpecialTokens.END);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeSpecial(String token) {
        writePart("SpecialToken", token);
    }

    private void writeSequence(String name) {
        writePart("Sequence", name);
    }

    private void writePart(String kind, String id) {
        json.writeStartObject();
        json.writeObjectPropertyStart(kind);
        json.writeStringProperty("id", id);
        json.writeNumberProperty("type_id", 0);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeSpecialIds(String token) {
        json.writeObjectPropertyStart(token);
        json.writeStringProperty("id", token);
        json.writeArrayPropertyStart("ids");
        json.writeNumber(SpecialTokens.FIRST.indexOf(token));
        json.writeEndArray();
        json.writeArrayPropertyStart("tokens");
        json.writeString(token);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeModel() {
        json.writeObjectPropertyStart("model");
        json.writeStringProperty("type", "Unigram");
        json.writeNumberProperty("unk_id", SpecialTokens.UNKNOWN_ID);
        json.writeArrayPropertyStart("vocab");
        for (ScoredPiece piece : vocabulary) {
            json.writeStartArray();
            json.writeString(piece.text());
            json.writeNumber(BigDecimal.valueOf(piece.score()).toPlainString());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeBooleanProperty("byte_fallback", byteFallback);
        json.writeEndObject();
    }
}
