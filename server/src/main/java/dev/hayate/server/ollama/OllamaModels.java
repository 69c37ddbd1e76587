package dev.hayate.server.ollama;

import dev.hayate.server.api.Call;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Version;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.json.JsonBytes;
import dev.hayate.table.EmbeddingTable;
import java.time.Instant;
import java.util.Locale;

/// `GET /api/tags`, `POST /api/show` and `GET /api/version`: what clients look at before they embed.
record OllamaModels(Engine engine) {

    Reply tags(Call call) {
        JsonBytes json = new JsonBytes(1024).raw("{\"models\":[");
        String separator = "";
        for (ServedModel model : engine.models()) {
            writeTag(json.raw(separator), model);
            separator = ",";
        }
        return reply(json.raw("]}"));
    }

    private static void writeTag(JsonBytes json, ServedModel model) {
        String name = ModelName.tagged(model.name());
        json.raw("{\"name\":").string(name).raw(",\"model\":").string(name);
        json.raw(",\"modified_at\":").string(modifiedAt(model));
        json.raw(",\"size\":").number(model.model().table().bytes());
        json.raw(",\"digest\":").string(model.fingerprint());
        writeDetails(json.raw(",\"details\":"), model);
        json.raw("}");
    }

    Reply show(Call call) {
        String name = ShowBody.read(call.body()).served(engine);
        return reply(engine.withModel(name, OllamaModels::shown));
    }

    private static JsonBytes shown(ServedModel model) {
        EmbeddingTable table = model.model().table();
        JsonBytes json = new JsonBytes(1024);
        json.raw("{\"modelfile\":\"\",\"parameters\":\"\",\"template\":\"\",\"details\":");
        writeDetails(json, model);
        json.raw(",\"model_info\":{\"general.architecture\":\"static\",\"general.parameter_count\":");
        json.number(parameters(table));
        json.raw(",\"static.embedding_length\":").number(model.model().dimension());
        json.raw(",\"static.vocab_size\":").number(model.model().tokenizer().vocabularySize());
        json.raw("},\"capabilities\":[\"embedding\"],\"modified_at\":").string(modifiedAt(model));
        return json.raw("}");
    }

    private static void writeDetails(JsonBytes json, ServedModel model) {
        EmbeddingTable table = model.model().table();
        json.raw("{\"parent_model\":\"\",\"format\":\"safetensors\",\"family\":\"static\",\"families\":[\"static\"]");
        json.raw(",\"parameter_size\":").string(String.format(Locale.ROOT, "%.2fM", parameters(table) * 1e-6));
        json.raw(",\"quantization_level\":").string(table.type().name()).raw("}");
    }

    private static long parameters(EmbeddingTable table) {
        return table.bytes() / table.type().bytes();
    }

    private static String modifiedAt(ServedModel model) {
        return Instant.ofEpochSecond(model.loadedAt()).toString();
    }

    Reply version(Call call) {
        return reply(
                new JsonBytes(32).raw("{\"version\":").string(Version.HAYATE).raw("}"));
    }

    private static Reply reply(JsonBytes json) {
        return Reply.json(json.bytes(), json.length());
    }
}
