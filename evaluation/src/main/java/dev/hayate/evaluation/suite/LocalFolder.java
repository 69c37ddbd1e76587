package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.evaluation.suite.LocalPart.Role;
import dev.hayate.evaluation.suite.LocalPart.Split;
import dev.hayate.evaluation.suite.LocalShape.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The data sets of a folder, each in a folder of its own, whose files are named after their parts: `train`,
/// `valid` (or `validation`, `val`, `dev`, `trial`) and `test`, and `corpus`, `test_corpus` and `test_queries`
/// where there is something to be found; several numbered files may be one part. A file with another name is
/// the test part of a data set of its own.
///
/// The test part is measured, or where there is none the dev part, which then is no dev part any more. The
/// train part is only learned from.
final class LocalFolder {
    static final String NAME = "local";

    private static final LocalPart TEST = new LocalPart(Role.ROWS, Optional.of(Split.TEST));

    private final Path folder;

    private LocalFolder(Path folder) {
        this.folder = folder;
    }

    static Suite suite(Origin origin) throws IOException {
        return switch (origin) {
            case Origin.Folder local -> new LocalFolder(local.folder()).suite();
            case Origin.Hub hub ->
                throw new IllegalArgumentException("the suite " + NAME + " is read from a folder, not from the hub");
        };
    }

    private Suite suite() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder.toString(), 0, "there is no such folder");
        }
        List<SuiteTask> tasks = new ArrayList<>();
        List<Suite.PassedOver> passedOver = new ArrayList<>();
        for (LocalDataSet dataSet : dataSets()) {
            switch (LocalShape.find(dataSet)) {
                case Finding.Found found -> tasks.add(found.task());
                case Finding.Nothing nothing -> passedOver.add(nothing.passedOver());
            }
        }
        if (tasks.isEmpty()) {
            throw new DataException(folder.toString(), 0, "has no data set that is a task" + reasons(passedOver));
        }
        return new Suite(NAME, folder.toString(), tasks, passedOver);
    }

    private static String reasons(List<Suite.PassedOver> passedOver) {
        return passedOver.stream()
                .map(one -> "; " + one.name() + ": " + one.reason())
                .collect(Collectors.joining());
    }

    /// In the order of their names.
    private List<LocalDataSet> dataSets() throws IOException {
        Map<String, Map<LocalPart, List<Path>>> dataSets = new TreeMap<>();
        for (Path file : files()) {
            Optional<LocalPart> part = LocalPart.of(file);
            String name = part.isPresent() ? name(file) : nameOfItsOwn(file);
            dataSets.computeIfAbsent(name, unknown -> new LinkedHashMap<>())
                    .computeIfAbsent(part.orElse(TEST), unknown -> new ArrayList<>())
                    .add(file);
        }
        List<LocalDataSet> found = new ArrayList<>();
        for (var dataSet : dataSets.entrySet()) {
            found.add(new LocalDataSet(dataSet.getKey(), sources(dataSet.getValue())));
        }
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> Files.isRegularFile(file) && FileSource.reads(file))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Map<LocalPart, FileSource> sources(Map<LocalPart, List<Path>> parts) throws DataException {
        Map<LocalPart, FileSource> sources = new HashMap<>();
        for (var part : parts.entrySet()) {
            List<Path> files = part.getValue();
            String stem = LocalPart.stem(files.getFirst());
            boolean numbered = files.stream()
                    .allMatch(file -> LocalPart.stem(file).equals(stem)
                            && !String.valueOf(file.getFileName()).startsWith(stem + "."));
            if (files.size() > 1 && !numbered) {
                throw new DataException(
                        files.get(1).toString(), 0, "is the same part of its data set as " + files.getFirst());
            }
            sources.put(part.getKey(), new FileSource(files));
        }
        return sources;
    }

    /// The name of the data set in a folder: its path below the folder of the suite, or that folder's own name.
    private String name(Path file) {
        Path path = folder.relativize(file).getParent();
        return path == null ? String.valueOf(folder.toAbsolutePath().normalize().getFileName()) : joined(path);
    }

    private String nameOfItsOwn(Path file) {
        return joined(folder.relativize(file.resolveSibling(LocalPart.stem(file))));
    }

    private static String joined(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return String.join("_", names);
    }
}
