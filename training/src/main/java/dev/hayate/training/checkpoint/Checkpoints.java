package dev.hayate.training.checkpoint;

import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The checkpoints of a run in a folder: the last two, each complete or not there at all.
///
/// A file holds how far the run has got, the table, and the state of AdamW; nothing else changes in a run. For one
/// thread.
public final class Checkpoints {
    private static final int KEPT = 2;
    private static final String BEST = "best";
    private static final String SUFFIX = ".checkpoint";

    private final Path folder;
    private final String run;

    /// @param folder where they are; made when the first is written
    /// @param run what tells this run from others: SHA-256 in hexadecimal
    public Checkpoints(Path folder, String run) {
        this.folder = folder;
        this.run = run;
    }

    /// Writes a checkpoint, and deletes older ones.
    public void write(Progress progress, TrainableTable table, AdamW optimizer) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(String.format(Locale.ROOT, "step-%08d%s", progress.step(), SUFFIX));
        CheckpointFile.write(
                file,
                run,
                progress,
                List.of(table.values(), optimizer.state()[0], optimizer.state()[1]));
        List<Path> files = files(folder);
        for (Path old : files.subList(0, Math.max(0, files.size() - KEPT))) {
            Files.delete(old);
        }
    }

    /// Puts the table and the optimiser into the state of the last checkpoint.
    ///
    /// @return how far that was; empty if there is no checkpoint, and then nothing has changed
    /// @throws CheckpointException if it is of another run or version, or damaged
    public Optional<Progress> restore(TrainableTable table, AdamW optimizer) throws IOException {
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Progress progress = CheckpointFile.read(
                files.getLast(),
                run,
                List.of(table.values(), optimizer.state()[0], optimizer.state()[1]));
        optimizer.resume(progress.step());
        return Optional.of(progress);
    }

    /// Keeps a table as the best so far, in the place of the one before it.
    public void writeBest(Progress progress, TrainableTable table) throws IOException {
        Files.createDirectories(folder);
        CheckpointFile.write(folder.resolve(BEST), run, progress, List.of(table.values()));
    }

    /// Puts the best table into the place of this one.
    ///
    /// @throws CheckpointException if it is of another run or version, or damaged
    public void restoreBest(TrainableTable table) throws IOException {
        CheckpointFile.read(folder.resolve(BEST), run, List.of(table.values()));
    }

    /// Deletes a folder of checkpoints, with what a process that died has left half written.
    public static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }
}
