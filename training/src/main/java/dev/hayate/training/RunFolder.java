package dev.hayate.training;

import dev.hayate.format.ExistingFolder;
import dev.hayate.format.ModelContents;
import dev.hayate.format.ModelLayout;
import dev.hayate.format.ModelWriter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a run writes: the model, when it is done, and beside it in `training/` everything else.
record RunFolder(Path path) {
    private static final String MODULES = "modules.json";

    /// What a run writes, the file first without which the rest is no model.
    private static final List<String> WRITTEN =
            List.of(MODULES, "0_StaticEmbedding", "config_sentence_transformers.json", "README.md", "training");

    /// The folder of all that is not the model.
    Path training() {
        return path.resolve("training");
    }

    Path log() {
        return training().resolve("log.jsonl");
    }

    Path report() {
        return training().resolve("report.html");
    }

    Path checkpoints() {
        return training().resolve("checkpoints");
    }

    Path tokenizer() {
        return training().resolve("tokenizer.json");
    }

    Path cache() {
        return training().resolve("cache");
    }

    boolean isFinished() {
        return Files.exists(path.resolve(MODULES));
    }

    /// Makes the folder for a run that begins.
    ///
    /// @throws TrainingException if there is something in it that may not be overwritten
    void begin(ExistingFolder existing) throws IOException {
        if (holdsSomething()) {
            switch (existing) {
                case REFUSE ->
                    throw new TrainingException(
                            path + " exists already; --resume goes on with it, --overwrite begins anew");
                case OVERWRITE -> {
                    requireARun();
                    clear();
                }
            }
        }
        Files.createDirectories(training());
        Files.deleteIfExists(tokenizer());
    }

    /// Makes what is missing of the folder for a run that may have begun.
    void beginOrGoOn() throws IOException {
        Files.createDirectories(training());
    }

    /// A run that has not made a step is nothing.
    private boolean holdsSomething() throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.exists(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return Files.exists(log()) || !files.allMatch(training()::equals);
        }
    }

    private void requireARun() throws IOException {
        if (!Files.exists(log()) && !isFinished()) {
            throw new TrainingException(path + " holds something else than a run or a model, and is not overwritten");
        }
    }

    private void clear() throws IOException {
        for (String name : WRITTEN) {
            Path written = path.resolve(name);
            if (Files.exists(written)) {
                delete(written);
            }
        }
    }

    /// Writes the model; it can be loaded when the last of its files is there.
    void write(ModelContents model) throws IOException {
        Path made = training().resolve("model");
        ModelWriter.write(model, ModelLayout.SENTENCE_TRANSFORMERS, made, ExistingFolder.OVERWRITE);
        List<Path> files;
        try (Stream<Path> found = Files.list(made)) {
            files = found.filter(file -> !file.endsWith(MODULES)).toList();
        }
        for (Path file : files) {
            Path target = path.resolve(file.getFileName());
            if (Files.isDirectory(target)) {
                delete(target);
            }
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(made.resolve(MODULES), path.resolve(MODULES), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(made);
    }

    private static void delete(Path path) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
