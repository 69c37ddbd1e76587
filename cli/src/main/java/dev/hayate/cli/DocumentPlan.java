package dev.hayate.cli;

import dev.hayate.data.DataException;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What is to be indexed, in its order.
final class DocumentPlan {
    private final List<DocumentSequence.Source> sources = new ArrayList<>();
    private final StringBuilder signature = new StringBuilder();
    private final List<Path> passedOver = new ArrayList<>();
    private OptionalLong count = OptionalLong.of(0);
    private boolean wholeFiles;

    /// @param columns what else decides which documents come out
    DocumentPlan(String columns) {
        signature.append(columns);
    }

    /// @param name what documents without ids are called; the file itself if empty
    /// @param spec how the source is named
    void addRows(RowSource source, RowDocuments.Columns columns, Optional<String> name, String spec, OptionalLong rows)
            throws IOException {
        sources.add(() -> RowDocuments.open(source, columns, name));
        signature.append('\n').append(spec);
        for (Path file : RowReader.files(source)) {
            sign(file);
        }
        add(rows);
    }

    void addFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new DataException(file.toString(), 0, "there is no such file");
        }
        Path absolute = file.toAbsolutePath();
        Path parent = absolute.getParent();
        addFiles(List.of(new TextFile(parent == null ? absolute : parent, absolute)));
    }

    /// Every text file below a folder; hidden files and folders stay out.
    void addFolder(Path folder) throws IOException {
        List<TextFile> files = new ArrayList<>();
        for (Path file : filesOf(folder)) {
            if (TextFile.isOne(file)) {
                files.add(new TextFile(folder, file));
            } else {
                passedOver.add(file);
            }
        }
        if (files.isEmpty()) {
            throw new DataException(folder.toString(), 0, "there is no .txt, .md, .rst, .adoc or .org in this folder");
        }
        addFiles(files);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(file -> Files.isRegularFile(file) && !isHidden(folder.relativize(file)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private void addFiles(List<TextFile> files) throws IOException {
        wholeFiles = true;
        sources.add(() -> new FileDocuments(files));
        for (TextFile file : files) {
            sign(file.file());
        }
        add(OptionalLong.of(files.size()));
    }

    private void sign(Path file) throws IOException {
        signature
                .append('\n')
                .append(file)
                .append('\t')
                .append(Files.size(file))
                .append('\t')
                .append(Files.getLastModifiedTime(file).toMillis());
    }

    private void add(OptionalLong more) {
        count = count.isPresent() && more.isPresent()
                ? OptionalLong.of(count.getAsLong() + more.getAsLong())
                : OptionalLong.empty();
    }

    /// Tells two plans apart whose documents may differ: by the files, their sizes and times, and by the columns.
    String signature() {
        return signature.toString();
    }

    /// About how many documents there are, where that is cheap to know.
    OptionalLong count() {
        return count;
    }

    /// Whether files are documents, which may be long.
    boolean hasWholeFiles() {
        return wholeFiles;
    }

    /// The files in folders that are no texts.
    List<Path> passedOver() {
        return passedOver;
    }

    /// Begins to read the documents.
    DocumentReader open() {
        return new DocumentSequence(sources);
    }
}
