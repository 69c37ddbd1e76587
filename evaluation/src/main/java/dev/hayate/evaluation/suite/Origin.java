package dev.hayate.evaluation.suite;

import dev.hayate.hub.DatasetHub;
import dev.hayate.hub.DownloadListener;
import dev.hayate.hub.HubDatasetId;
import java.nio.file.Path;
import java.util.Optional;

/// Where the files of a suite lie.
public sealed interface Origin {
    /// The hub, through its cache.
    ///
    /// @param dataset read instead of the data set of the suite: a copy of it, or another state of it
    /// @param listener is told how downloads go on
    record Hub(DatasetHub hub, Optional<HubDatasetId> dataset, DownloadListener listener) implements Origin {}

    /// A folder with the files of the suite's data set as the hub has them; for the suite `local`, any folder.
    record Folder(Path folder) implements Origin {}

    /// The hub, with the data set that the suite is made of.
    static Origin hub(DatasetHub hub, DownloadListener listener) {
        return new Hub(hub, Optional.empty(), listener);
    }

    /// The hub, with a copy of the data set that the suite is made of, or another state of it.
    static Origin hub(DatasetHub hub, HubDatasetId dataset, DownloadListener listener) {
        return new Hub(hub, Optional.of(dataset), listener);
    }
}
