package dev.hayate.spark;

import dev.hayate.format.ModelDirectory;
import dev.hayate.format.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The files of a model, as they travel from the driver to the executors.
///
/// @param parts one after another, those of a file in their order
record ModelBytes(List<Part> parts) implements Serializable {
    private static final int PART = 1 << 26;

    /// A part of a file.
    ///
    /// @param file relative to the folder of the model
    record Part(String file, byte[] bytes) implements Serializable {}

    /// Reads what may decide on vectors: the tensors, and whatever is JSON in the folders that matter.
    static ModelBytes read(ModelDirectory model) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (String file : files(model)) {
            try (InputStream in = Files.newInputStream(model.files().path(file).orElseThrow())) {
                for (byte[] bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART)) {
                    parts.add(new Part(file, bytes));
                }
            }
        }
        return new ModelBytes(parts);
    }

    private static SortedSet<String> files(ModelDirectory model) throws IOException {
        SortedSet<String> files = new TreeSet<>(List.of(model.tensorFile(), model.tokenizerFile()));
        Set<String> folders = new TreeSet<>(ModelDirectory.relevantFolders(model.files()));
        folders.add("");
        for (String folder : folders) {
            addJson(model.files(), folder, files);
        }
        return files;
    }

    private static void addJson(ModelFiles files, String folder, Set<String> found) throws IOException {
        Path path = files.path(folder).orElseThrow();
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> entries = Files.list(path)) {
            entries.filter(Files::isRegularFile)
                    .map(entry -> folder + entry.getFileName())
                    .filter(file -> file.endsWith(".json"))
                    .forEach(found::add);
        }
    }

    /// Writes the files to a folder.
    void write(Path folder) throws IOException {
        for (Part part : parts) {
            Path file = folder.resolve(part.file());
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(part.bytes());
            }
        }
    }

    /// Removes a folder with what was written to it. What is mapped stays readable where the system allows to
    /// remove it, and where it does not, stays until the process ends.
    void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            if (!path.toFile().delete()) {
                path.toFile().deleteOnExit();
            }
        }
    }
}
