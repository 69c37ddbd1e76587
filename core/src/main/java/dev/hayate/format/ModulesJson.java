package dev.hayate.format;

import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The modules of a sentence-transformers model, as far as Hayate knows them: one `StaticEmbedding`, and any
/// number of `Normalize` after it.
///
/// @param embeddingFolder where the files of the `StaticEmbedding` lie; empty for the folder itself
/// @param normalizes whether a `Normalize` follows
record ModulesJson(String embeddingFolder, boolean normalizes) {
    static final String FILE = "modules.json";

    /// The class path that sentence-transformers from 3.2 to 6 understands.
    static final String STATIC_EMBEDDING = "sentence_transformers.models.StaticEmbedding";

    /// As [#STATIC_EMBEDDING].
    static final String NORMALIZE = "sentence_transformers.models.Normalize";

    private static final Set<String> STATIC_EMBEDDING_TYPES = Set.of(
            STATIC_EMBEDDING,
            "sentence_transformers.models.StaticEmbedding.StaticEmbedding",
            "sentence_transformers.models.static_embedding.StaticEmbedding",
            "sentence_transformers.sentence_transformer.modules.StaticEmbedding",
            "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding");

    private static final Set<String> NORMALIZE_TYPES = Set.of(
            NORMALIZE,
            "sentence_transformers.models.Normalize.Normalize",
            "sentence_transformers.base.modules.Normalize",
            "sentence_transformers.base.modules.normalize.Normalize",
            "sentence_transformers.sentence_transformer.modules.Normalize");

    private static final String SENTENCE_EMBEDDING = "sentence_embedding";

    static ModulesJson read(ModelFiles files) throws IOException {
        Json json = Json.parse(files.nameOf(FILE), files.read(FILE));
        List<Json> modules = json.elements();
        if (modules.isEmpty()) {
            throw json.error("no modules; expected a StaticEmbedding");
        }
        Set<String> names = new HashSet<>();
        for (Json module : modules) {
            if (!names.add(module.member("name").string())) {
                throw module.member("name").error("two modules have the same name");
            }
        }
        String embeddingFolder = readEmbedding(modules.getFirst());
        for (Json module : modules.subList(1, modules.size())) {
            readNormalize(module, files);
        }
        return new ModulesJson(embeddingFolder, modules.size() > 1);
    }

    /// The folders of all modules.
    static Set<String> folders(ModelFiles files) throws IOException {
        read(files);
        Set<String> folders = new HashSet<>();
        for (Json module : Json.parse(files.nameOf(FILE), files.read(FILE)).elements()) {
            folders.add(folder(module.member("path")));
        }
        return folders;
    }

    private static String readEmbedding(Json module) {
        Json type = module.member("type");
        if (!STATIC_EMBEDDING_TYPES.contains(type.string())) {
            throw type.error("the first module must be a StaticEmbedding, got \"" + type.string()
                    + "\"; Hayate runs static models only");
        }
        return folder(module.member("path"));
    }

    private static void readNormalize(Json module, ModelFiles files) throws IOException {
        Json type = module.member("type");
        if (!NORMALIZE_TYPES.contains(type.string())) {
            throw type.error("after the StaticEmbedding only Normalize is known, got \"" + type.string() + "\"");
        }
        String folder = folder(module.member("path"));
        String file = folder + "config.json";
        if (folder.isEmpty() || !files.exists(file)) {
            return;
        }
        Json config = Json.parse(files.nameOf(file), files.read(file));
        config.allowOnly(Set.of("module_input_name", "module_output_name"));
        requireSentenceEmbedding(config.member("module_input_name"));
        requireSentenceEmbedding(config.member("module_output_name"));
    }

    private static void requireSentenceEmbedding(Json name) {
        if (!name.isNull() && !name.string().equals(SENTENCE_EMBEDDING)) {
            throw name.error("expected \"" + SENTENCE_EMBEDDING + "\", got \"" + name.string() + "\"");
        }
    }

    /// The folder with a `/` at its end; empty for the folder of the model itself.
    private static String folder(Json path) {
        StringBuilder folder = new StringBuilder();
        for (String part : path.string().split("/", -1)) {
            if (part.equals("..")
                    || part.contains("\\")
                    || part.contains(":")
                    || path.string().startsWith("/")) {
                throw path.error("\"" + path.string() + "\" must be a folder inside the model");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                folder.append(part).append('/');
            }
        }
        return folder.toString();
    }
}
