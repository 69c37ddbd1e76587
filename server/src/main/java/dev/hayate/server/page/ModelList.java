package dev.hayate.server.page;

import dev.hayate.server.api.Call;
import dev.hayate.server.api.Operation;
import dev.hayate.server.api.Reply;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.json.JsonBytes;

/// `GET /playground/models`: `{"models":[{"name":…,"dimension":…,"vocabulary":…},…]}`, the default one first.
record ModelList(Engine engine) implements Operation {

    @Override
    public Reply answer(Call call) {
        JsonBytes json = new JsonBytes(256);
        json.raw("{\"models\":[");
        String between = "";
        for (ServedModel served : engine.models()) {
            json.raw(between).raw("{\"name\":").string(served.name());
            json.raw(",\"dimension\":").number(served.model().dimension());
            json.raw(",\"vocabulary\":").number(served.model().tokenizer().vocabularySize());
            json.raw("}");
            between = ",";
        }
        json.raw("]}");
        return Reply.json(json.bytes(), json.length());
    }
}
