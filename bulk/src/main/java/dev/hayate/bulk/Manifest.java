package dev.hayate.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What an output is made of and how far it has got: the file `manifest.json` of its folder.
///
/// @param format [#FORMAT]
/// @param plan what the run was asked for
/// @param complete whether all rows are in the shards
/// @param shards those that are complete, in their order
record Manifest(String format, Plan plan, boolean complete, List<Entry> shards) {
    static final String NAME = "manifest.json";
    static final String FORMAT = "hayate-vectors-1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /// A complete shard.
    ///
    /// @param files what it has become
    /// @param rows how many rows are in it
    /// @param tokens how many tokens went into its vectors
    /// @param truncated how many of its texts lost tokens to a limit
    /// @param empty how many of its texts had no tokens
    record Entry(List<ShardFile> files, long rows, long tokens, long truncated, long empty) {
        static Entry of(VectorDestination destination, Shard shard, Counts counts) throws IOException {
            List<ShardFile> files = new ArrayList<>();
            for (Path file : destination.files(shard)) {
                files.add(ShardFile.of(file));
            }
            return new Entry(files, counts.texts(), counts.tokens(), counts.truncated(), counts.empty());
        }
    }

    /// A file of a shard.
    ///
    /// @param name its name in the folder
    /// @param bytes its size
    /// @param sha256 its SHA-256
    record ShardFile(String name, long bytes, String sha256) {
        static ShardFile of(Path file) throws IOException {
            return new ShardFile(String.valueOf(file.getFileName()), Files.size(file), Sha256.of(file));
        }
    }

    static Manifest begun(Plan plan) {
        return new Manifest(FORMAT, plan, false, List.of());
    }

    Manifest with(Entry entry) {
        return new Manifest(
                format,
                plan,
                false,
                Stream.concat(shards.stream(), Stream.of(entry)).toList());
    }

    Manifest completed() {
        return new Manifest(format, plan, true, shards);
    }

    OutputSize size() {
        return new OutputSize(
                shards.size(),
                shards.stream().mapToLong(Entry::rows).sum(),
                files().mapToLong(ShardFile::bytes).sum());
    }

    /// All files of the shards.
    Stream<ShardFile> files() {
        return shards.stream().flatMap(shard -> shard.files().stream());
    }

    /// The shards as destinations know them.
    List<Shard> numbered() {
        List<Shard> numbered = new ArrayList<>();
        long firstRow = 1;
        for (Entry entry : shards) {
            numbered.add(new Shard(numbered.size(), firstRow));
            firstRow += entry.rows();
        }
        return numbered;
    }

    /// @throws OutputException if it is none
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            String format =
                    JSON.readTree(Files.readAllBytes(file)).path("format").asString(FORMAT);
            if (!format.equals(FORMAT)) {
                throw new OutputException(file, "is of the format " + format + ", which this version does not know");
            }
            Manifest manifest = JSON.readValue(Files.readAllBytes(file), Manifest.class);
            if (manifest == null) {
                throw new OutputException(file, "is no manifest; --overwrite begins anew");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new OutputException(
                    file,
                    "is no manifest, or a broken one (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + "); --overwrite begins anew",
                    e);
        }
    }

    void write(Path folder) throws IOException {
        try (NewFile file = new NewFile(folder.resolve(NAME))) {
            try (OutputStream out = file.stream()) {
                out.write(JSON.writeValueAsBytes(this));
                out.write('\n');
            }
            file.complete();
        }
    }

    /// @throws OutputException if a shard is not there as it was written
    void requireShards(Path folder) throws IOException {
        for (ShardFile shard : files().toList()) {
            Path file = folder.resolve(shard.name());
            if (!Files.exists(file)) {
                throw new OutputException(file, "is in the manifest, but not in the folder; --overwrite begins anew");
            }
            if (Files.size(file) != shard.bytes()) {
                throw new OutputException(
                        file,
                        "has " + Files.size(file) + " bytes, and " + shard.bytes()
                                + " when it was complete; --overwrite begins anew");
            }
        }
    }
}
