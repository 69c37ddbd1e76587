package dev.hayate.training.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/// The log of a run for TensorBoard: `events.out.tfevents.<seconds>.<host>`.
///
/// Its scalars are `train/loss`, `train/learning_rate`, `train/gradient_norm`, `train/rows_per_second`, and
/// `dev/<set>/<metric>@<dimension>`. Their times are those of the log, as if the run had never paused. For one
/// thread.
public final class EventFile implements AutoCloseable {
    private static final String PREFIX = "events.out.tfevents.";

    private final double begin;
    private final OutputStream out;
    private double seconds;

    private EventFile(double begin, OutputStream out) {
        this.begin = begin;
        this.out = out;
    }

    /// Begins the event file of a run, with what the run did so far. Event files of its earlier parts are removed,
    /// so that no step stands twice; a TensorBoard that has read them begins anew, too.
    ///
    /// @param folder the run's own
    public static EventFile open(Path folder, RunHistory soFar, Instant now) throws IOException {
        double begin = now.toEpochMilli() / 1000.0 - soFar.seconds();
        Path file = folder.resolve(PREFIX + String.format("%010d", now.getEpochSecond()) + "." + host());
        Path part = folder.resolve(file.getFileName().toString().replace(PREFIX, ".part."));
        Files.write(part, events(begin, soFar));
        removeEarlier(folder);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        EventFile events = new EventFile(begin, Files.newOutputStream(file, StandardOpenOption.APPEND));
        events.seconds = soFar.seconds();
        return events;
    }

    private static byte[] events(double begin, RunHistory history) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(EventMessage.framed(EventMessage.version(begin)));
        bytes.writeBytes(EventMessage.framed(EventMessage.start(begin)));
        EventFile events = new EventFile(begin, bytes);
        int scored = 0;
        List<DevScore> scores = history.scores();
        for (StepRecord step : history.steps()) {
            while (scored < scores.size() && scores.get(scored).step() < step.step()) {
                events.add(scores.get(scored++));
            }
            events.add(step);
        }
        for (DevScore score : scores.subList(scored, scores.size())) {
            events.add(score);
        }
        return bytes.toByteArray();
    }

    private static void removeEarlier(Path folder) throws IOException {
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : earlier) {
                Files.delete(file);
            }
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /// Adds a step.
    public void add(StepRecord step) throws IOException {
        double taken = step.seconds() - seconds;
        seconds = step.seconds();
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        add(events, step.step(), "train/loss", step.loss());
        add(events, step.step(), "train/learning_rate", step.rate());
        add(events, step.step(), "train/gradient_norm", step.gradientNorm());
        if (taken > 0) {
            add(events, step.step(), "train/rows_per_second", step.rows() / taken);
        }
        events.writeTo(out);
    }

    /// Adds a score.
    public void add(DevScore score) throws IOException {
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        String tag = "dev/" + score.set() + "/" + score.metric() + "@" + score.dimension();
        add(events, score.step(), tag, score.value());
        events.writeTo(out);
    }

    private void add(ByteArrayOutputStream events, int step, String tag, double value) {
        events.writeBytes(EventMessage.framed(EventMessage.scalar(begin + seconds, step, tag, value)));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
