package dev.hayate.server.tei;

import dev.hayate.server.api.Call;
import dev.hayate.server.api.Reply;
import dev.hayate.server.engine.Embedder;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.json.JsonBytes;
import dev.hayate.tokenizer.Encoding;
import dev.hayate.tokenizer.Tokenizer;
import java.util.List;

/// `POST /tokenize` and `POST /decode`: texts to tokens and back.
record TeiTokens(Engine engine, RequestLimits limits) {

    /// The tokens of every text, its prompt included. Offsets are bytes of UTF-8 in the text with its prompt.
    Reply tokenize(Call call) {
        TokenizeBody body = TokenizeBody.read(call.body(), limits);
        List<String> texts = body.texts();
        call.charge(texts.size());
        JsonBytes json = engine.withModel("", served -> {
            String prompt = prompt(served, body);
            Tokenizer tokenizer = served.model().tokenizer();
            JsonBytes tokens = new JsonBytes(4096);
            String separator = "[";
            for (String text : texts) {
                write(tokens.raw(separator), tokenizer, prompt + text);
                separator = ",";
            }
            return tokens.raw("]");
        });
        return Reply.json(json.bytes(), json.length());
    }

    private static String prompt(ServedModel served, TokenizeBody body) {
        return body.promptName()
                .or(served.model()::defaultPromptName)
                .map(name -> Embedder.promptNamed(served, name))
                .orElse("");
    }

    private static void write(JsonBytes json, Tokenizer tokenizer, String text) {
        Encoding encoding = tokenizer.encode(text);
        Utf8Offsets offsets = Utf8Offsets.of(text);
        json.raw("[");
        for (int t = 0; t < encoding.count(); t++) {
            int start = encoding.starts()[t];
            int end = encoding.ends()[t];
            json.raw(t == 0 ? "{\"id\":" : ",{\"id\":").number(encoding.ids()[t]);
            json.raw(",\"text\":").string(text.substring(start, end));
            json.raw(",\"special\":false,\"start\":").number(offsets.at(start));
            json.raw(",\"stop\":").number(offsets.at(end)).raw("}");
        }
        json.raw("]");
    }

    /// The texts that ids stand for.
    Reply decode(Call call) {
        DecodeBody body = DecodeBody.read(call.body(), limits);
        List<int[]> texts = body.ids();
        call.charge(texts.size());
        JsonBytes json = engine.withModel("", served -> {
            JsonBytes decoded = new JsonBytes(4096);
            for (int i = 0; i < texts.size(); i++) {
                Embedder.requireTokens(served, texts.get(i), i);
                decoded.raw(i == 0 ? "[" : ",")
                        .string(served.model().tokenizer().decode(texts.get(i), body.skipsSpecialTokens()));
            }
            return decoded.raw("]");
        });
        return Reply.json(json.bytes(), json.length());
    }
}
