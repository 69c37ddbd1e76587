package dev.hayate.format;

import dev.hayate.Compatibility;
import dev.hayate.ModelFormatException;
import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;

/// A folder that holds a model, its layout understood but no tensor read yet. Immutable.
///
/// These layouts are known, in this order:
///
/// 1. `modules.json`, and in the folder that it names `model.safetensors` and `tokenizer.json`: what
///    sentence-transformers saves, and what Model2Vec saves today.
/// 2. `model.safetensors` and `tokenizer.json`, with `config.json` a Model2Vec model, without it the files of one
///    `StaticEmbedding`.
/// 3. `0_StaticEmbedding/model.safetensors` and `0_StaticEmbedding/tokenizer.json`: a sentence-transformers model
///    without its `modules.json`.
///
/// @param files where the files lie
/// @param embeddingFolder where tensors and tokenizer lie: empty, or a path that ends in `/`
/// @param hasModules whether there is a `modules.json`
/// @param hasNormalizeModule whether it lists a `Normalize`
/// @param config what the model says about its use
public record ModelDirectory(
        ModelFiles files, String embeddingFolder, boolean hasModules, boolean hasNormalizeModule, ModelConfig config) {

    static final String TENSORS = "model.safetensors";
    static final String TOKENIZER = "tokenizer.json";
    static final String MODEL2VEC_CONFIG = "config.json";
    static final String STATIC_EMBEDDING_FOLDER = "0_StaticEmbedding/";
    private static final String PICKLE = "pytorch_model.bin";

    /// Reads the layout of a folder on disk.
    ///
    /// @throws NoSuchFileException if the folder or a file that it needs is missing
    /// @throws ModelFormatException if a file is broken, or the model has parts that Hayate does not know
    public static ModelDirectory read(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "no such folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder + ": a model is a folder, this is a file");
        }
        return read(new ModelFiles.Folder(folder));
    }

    /// Reads the layout of a folder.
    ///
    /// @throws NoSuchFileException if a file that it needs is missing
    /// @throws ModelFormatException if a file is broken, or the model has parts that Hayate does not know
    public static ModelDirectory read(ModelFiles files) throws IOException {
        ModelDirectory directory;
        if (files.exists(ModulesJson.FILE)) {
            ModulesJson modules = ModulesJson.read(files);
            directory = new ModelDirectory(
                    files, modules.embeddingFolder(), true, modules.normalizes(), ModelConfig.read(files));
        } else {
            directory = new ModelDirectory(files, folderOfTensors(files), false, false, ModelConfig.read(files));
        }
        directory.require(directory.tensorFile());
        directory.require(directory.tokenizerFile());
        return directory;
    }

    /// The folders whose files may matter, as far as `modules.json` tells; each empty or with a `/` at its end.
    ///
    /// @throws ModelFormatException if it tells of parts that Hayate does not know
    public static Set<String> relevantFolders(ModelFiles files) throws IOException {
        return files.exists(ModulesJson.FILE) ? ModulesJson.folders(files) : Set.of("", STATIC_EMBEDDING_FOLDER);
    }

    private static String folderOfTensors(ModelFiles files) {
        boolean nested = !files.exists(TENSORS)
                && !files.exists(PICKLE)
                && (files.exists(STATIC_EMBEDDING_FOLDER + TENSORS) || files.exists(STATIC_EMBEDDING_FOLDER + PICKLE));
        return nested ? STATIC_EMBEDDING_FOLDER : "";
    }

    private void require(String file) throws NoSuchFileException {
        if (files.exists(file)) {
            return;
        }
        String pickle = embeddingFolder + PICKLE;
        if (file.equals(tensorFile()) && files.exists(pickle)) {
            throw new ModelFormatException(
                    files.nameOf(pickle),
                    "",
                    "pickled weights can run any code and are not read; save them as " + TENSORS
                            + " in Python: SentenceTransformer(path).save_pretrained(path, safe_serialization=True)");
        }
        throw new NoSuchFileException(
                files.nameOf(file),
                null,
                hasModules
                        ? "the model needs it, but it is missing; download the model again"
                        : "missing; a model is a folder with modules.json, or with " + TENSORS + " and " + TOKENIZER);
    }

    /// The file with the tensors, relative to the folder.
    public String tensorFile() {
        return embeddingFolder + TENSORS;
    }

    /// The file with the tokenizer, relative to the folder.
    public String tokenizerFile() {
        return embeddingFolder + TOKENIZER;
    }

    /// Whose rules the model follows.
    ///
    /// @param tensors the names of its tensors: `weights` and `mapping` mean something to Model2Vec only
    public Compatibility compatibility(Collection<String> tensors) {
        boolean model2vec = tensors.contains(EmbeddingTensors.WEIGHTS)
                || tensors.contains(EmbeddingTensors.MAPPING)
                || (!hasModules
                        && files.exists(embeddingFolder + MODEL2VEC_CONFIG)
                        && !tensors.contains(EmbeddingTensors.SENTENCE_TRANSFORMERS_NAME));
        return model2vec ? Compatibility.MODEL2VEC : Compatibility.SENTENCE_TRANSFORMERS;
    }

    /// Whether the model itself normalises, under these rules.
    ///
    /// @throws ModelFormatException if `config.json` of a Model2Vec model is broken
    public ModelNormalization normalization(Compatibility compatibility) throws IOException {
        return switch (compatibility) {
            case SENTENCE_TRANSFORMERS ->
                hasNormalizeModule ? ModelNormalization.BEFORE_TRUNCATION : ModelNormalization.NONE;
            case MODEL2VEC -> model2vecNormalizes() ? ModelNormalization.AFTER_TRUNCATION : ModelNormalization.NONE;
        };
    }

    private boolean model2vecNormalizes() throws IOException {
        String file = embeddingFolder + MODEL2VEC_CONFIG;
        return files.exists(file)
                && Json.parse(files.nameOf(file), files.read(file))
                        .member("normalize")
                        .boolOr(false);
    }
}
