package dev.hayate.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Where rows come from.
public sealed interface RowSource permits FileSource, QuerySource, HubDataset {

    /// Reads the name of a source: the path of a file, a pattern such as `train/*.jsonl.gz` for several, or
    /// [a data set of the hub][HubDataset#parse(String)]. The hub is not asked.
    ///
    /// @param folder what relative paths are relative to
    /// @throws IllegalArgumentException if Hayate reads no such files, or there can be no such data set
    /// @throws DataException if there is no such file
    static RowSource parse(String spec, Path folder) throws IOException {
        if (spec.startsWith(HubDataset.SCHEME)) {
            return HubDataset.parse(spec);
        }
        List<Path> files = FilePattern.parse(spec, folder).files();
        if (files.isEmpty()) {
            throw new DataException(folder.resolve(spec).toString(), 0, "there is no such file");
        }
        return new FileSource(files);
    }
}
