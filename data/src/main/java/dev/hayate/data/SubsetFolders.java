package dev.hayate.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Where the files of a subset are in a data set whose card does not tell.
///
/// @param all the names of all files
record SubsetFolders(Set<String> all) {
    private static final Pattern SHARD = Pattern.compile("[-/].*|\\..*");

    /// The files of the split that a data set names, in the order of their names.
    List<String> files(HubDataset dataset) throws DataException {
        List<String> folders = folders(dataset.subset());
        for (String end : FileFormat.ends()) {
            for (String folder : folders) {
                for (String shape : List.of("-*.", "/*.", ".")) {
                    List<String> files = all.stream()
                            .filter(FilePattern.matcher(folder + dataset.split() + shape + end))
                            .toList();
                    if (!files.isEmpty()) {
                        return files;
                    }
                }
            }
        }
        Set<String> splits = splits(folders);
        throw splits.isEmpty() ? noSubset(dataset, subsets()) : noSplit(dataset, splits);
    }

    private static List<String> folders(String subset) {
        return subset.equals(HubDataset.DEFAULT_SUBSET) ? List.of(subset + "/", "data/", "") : List.of(subset + "/");
    }

    private Set<String> splits(List<String> folders) {
        Set<String> splits = new TreeSet<>();
        for (String folder : folders) {
            if (folder.isEmpty()) {
                continue;
            }
            for (String file : all) {
                if (file.startsWith(folder) && FileFormat.of(file).isPresent()) {
                    splits.add(SHARD.matcher(file.substring(folder.length())).replaceFirst(""));
                }
            }
        }
        return splits;
    }

    private List<String> subsets() {
        List<String> subsets = new ArrayList<>();
        for (String file : all) {
            int slash = file.indexOf('/');
            if (slash > 0 && FileFormat.of(file).isPresent() && !subsets.contains(file.substring(0, slash))) {
                subsets.add(file.substring(0, slash));
            }
        }
        return subsets;
    }

    static DataException noSubset(HubDataset dataset, Collection<String> subsets) {
        return new DataException(
                dataset.toString(),
                0,
                subsets.isEmpty()
                        ? "the data set has no files that Hayate reads"
                        : "the data set has no such subset; it has " + String.join(", ", subsets));
    }

    static DataException noSplit(HubDataset dataset, Collection<String> splits) {
        return new DataException(
                dataset.toString(), 0, "the subset has no such split; it has " + String.join(", ", splits));
    }
}
