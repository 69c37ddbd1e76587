package dev.hayate.bulk;

import dev.hayate.bulk.format.JsonlFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// JSON lines that fail in one shard, at one step: `open`, `write`, `complete`, or `completed`, when the file
/// has its name already.
final class Dying implements VectorFormat {
    private final JsonlFormat format = new JsonlFormat();
    private final int shard;
    private final String step;
    private final List<String> opened = Collections.synchronizedList(new ArrayList<>());

    Dying(int shard, String step) {
        this.shard = shard;
        this.step = step;
    }

    /// Fails nowhere.
    static Dying never() {
        return new Dying(-1, "");
    }

    /// The names of the files that were begun.
    List<String> opened() {
        return List.copyOf(opened);
    }

    @Override
    public String name() {
        return format.name();
    }

    @Override
    public VectorSink open(Path file, VectorSchema schema) throws IOException {
        String name = String.valueOf(file.getFileName());
        int number = Integer.parseInt(name.replaceAll("[^0-9]", ""));
        opened.add(name);
        failAt("open", number);
        VectorSink sink = format.open(file, schema);
        return new VectorSink() {
            @Override
            public void write(VectorBatch batch) throws IOException {
                sink.write(batch);
                failAt("write", number);
            }

            @Override
            public void complete() throws IOException {
                failAt("complete", number);
                sink.complete();
                failAt("completed", number);
            }

            @Override
            public void close() throws IOException {
                sink.close();
            }
        };
    }

    private void failAt(String here, int number) throws IOException {
        if (number == shard && here.equals(step)) {
            throw new IOException("No space left on device");
        }
    }
}
