package dev.hayate.data;

import dev.hayate.hub.DatasetHub;
import dev.hayate.hub.DatasetSnapshot;
import dev.hayate.hub.DownloadListener;
import dev.hayate.hub.HubDatasetId;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One split of one subset of a data set of the hub.
///
/// @param id which data set, and which state of it
/// @param subset its subset, as `datasets` calls it a configuration; [#DEFAULT_SUBSET] where there is but one
/// @param split its split
public record HubDataset(HubDatasetId id, String subset, String split) implements RowSource {
    /// The subset that is read if none is named.
    public static final String DEFAULT_SUBSET = "default";

    /// The split that is read if none is named.
    public static final String DEFAULT_SPLIT = "train";

    static final String SCHEME = "hf://";

    private static final String CARD = "README.md";
    private static final Pattern SPEC = Pattern.compile(
            "hf://datasets/([^/@]+/[^/@]+)(?:@(refs/(?:convert|pr)/[^/]+|[^/]+))?(?:/([^/]+))?(?:/([^/]+))?");

    /// Reads `hf://datasets/owner/name[@revision][/subset[/split]]`. A `/` in a revision is written `%2F`, but for
    /// those that begin with `refs/convert/` or `refs/pr/`.
    ///
    /// @throws IllegalArgumentException if it is something else
    public static HubDataset parse(String spec) {
        Matcher matcher = SPEC.matcher(spec);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + spec + "\" is not hf://datasets/owner/name[@revision][/subset[/split]]");
        }
        String[] name = matcher.group(1).split("/", -1);
        String revision = or(matcher.group(2), HubDatasetId.DEFAULT_REVISION).replace("%2F", "/");
        return new HubDataset(
                new HubDatasetId(name[0], name[1], revision),
                or(matcher.group(3), DEFAULT_SUBSET),
                or(matcher.group(4), DEFAULT_SPLIT));
    }

    private static String or(@Nullable String value, String absent) {
        return value == null ? absent : value;
    }

    /// Brings the files of the split into the cache, unless they are there.
    ///
    /// Which files these are is what the card of the data set says under `configs`. If it does not, they are
    /// `subset/split-*.parquet`, `subset/split/*.parquet` or `subset/split.parquet`; those of the default
    /// subset may also lie in the folder `data` or in none. Where there is no Parquet, the other ends of a
    /// [FileSource] are tried.
    ///
    /// @throws DataException if there is no such subset or split, or none that Hayate reads
    /// @throws dev.hayate.hub.HubException if the data set is not in the cache and cannot be fetched
    public FileSource fetch(DatasetHub hub, DownloadListener listener) throws IOException {
        DatasetSnapshot snapshot = hub.snapshot(id);
        List<CardSubset> subsets = subsets(snapshot, listener);
        List<String> names = names(subsets, snapshot.files(), toString());
        return new FileSource(snapshot.fetch(names, listener));
    }

    /// The files of the split in a folder that holds the data set, or some of it, as the hub does.
    ///
    /// @throws DataException if there is no such folder, subset or split, or none that Hayate reads
    public FileSource in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder.toString(), 0, "there is no such folder");
        }
        Set<String> files = files(folder);
        List<CardSubset> subsets = files.contains(CARD)
                ? CardSubset.read(folder.resolve(CARD).toString(), Files.readString(folder.resolve(CARD)))
                : List.of();
        String place = folder.resolve(subset).resolve(split).toString();
        return new FileSource(
                names(subsets, files, place).stream().map(folder::resolve).toList());
    }

    /// The names of all files below a folder, with `/` between folders.
    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<CardSubset> subsets(DatasetSnapshot snapshot, DownloadListener listener) throws IOException {
        if (!snapshot.files().contains(CARD)) {
            return List.of();
        }
        Path card = snapshot.fetch(List.of(CARD), listener).getFirst();
        return CardSubset.read(id + "/" + CARD, new String(Files.readAllBytes(card), StandardCharsets.UTF_8));
    }

    private List<String> names(List<CardSubset> subsets, Set<String> files, String place) throws DataException {
        try {
            List<String> names = subsets.isEmpty()
                    ? new SubsetFolders(files).files(this)
                    : CardSubset.named(subsets, this).files(this, files);
            FileSource.requireReadable(names.stream().map(Path::of).toList());
            return names;
        } catch (DataException e) {
            throw new DataException(place, 0, e.reason(), e);
        } catch (IllegalArgumentException e) {
            throw new DataException(place, 0, String.valueOf(e.getMessage()), e);
        }
    }

    /// As it is [parsed][#parse(String)].
    @Override
    public String toString() {
        String revision = id.revision().equals(HubDatasetId.DEFAULT_REVISION)
                ? ""
                : "@" + id.revision().replace("/", "%2F");
        return SCHEME + "datasets/" + id.path() + revision + "/" + subset + "/" + split;
    }
}
