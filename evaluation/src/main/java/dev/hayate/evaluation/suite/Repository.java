package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.data.HubDataset;
import dev.hayate.hub.HubDatasetId;
import java.io.IOException;

/// The data set of a suite, wherever it lies.
///
/// @param usual which data set of the hub it is if nobody says otherwise
record Repository(Origin origin, HubDatasetId usual) {
    /// The files of one split of one subset, fetched if need be.
    FileSource files(String subset, String split) throws IOException {
        return switch (origin) {
            case Origin.Hub hub -> fetch(hub, new HubDataset(hub.dataset().orElse(usual), subset, split));
            case Origin.Folder folder -> new HubDataset(usual, subset, split).in(folder.folder());
        };
    }

    private static FileSource fetch(Origin.Hub hub, HubDataset dataset) throws IOException {
        try {
            return dataset.fetch(hub.hub(), hub.listener());
        } catch (DataException e) {
            throw new DataException(
                    e.file(),
                    e.row(),
                    e.reason() + "; another state of the data set, a copy of it or a folder may be read instead");
        }
    }

    /// What it is called: the data set and its revision, or the folder.
    @Override
    public String toString() {
        return switch (origin) {
            case Origin.Hub hub -> hub.dataset().orElse(usual).toString();
            case Origin.Folder folder -> folder.folder().toString();
        };
    }
}
