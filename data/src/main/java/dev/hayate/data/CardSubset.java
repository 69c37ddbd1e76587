package dev.hayate.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A subset as the card of a data set describes it under `configs`, in the YAML at its head.
///
/// @param name its `config_name`
/// @param isDefault whether it is read if no subset is named
/// @param splits the patterns of the names of files, by the name of the split; empty if the card leaves them to
///     rules that Hayate does not know
record CardSubset(String name, boolean isDefault, Map<String, List<String>> splits) {
    private static final String FENCE = "---";
    private static final YAMLMapper YAML = new YAMLMapper();

    /// Reads the subsets of a card; none if it says nothing of them.
    ///
    /// @param file its name, for errors
    static List<CardSubset> read(String file, String card) throws DataException {
        List<CardSubset> subsets = new ArrayList<>();
        try {
            for (JsonNode config : YAML.readTree(head(card)).path("configs")) {
                subsets.add(subset(config));
            }
        } catch (JacksonException e) {
            throw new DataException(file, 0, "the YAML at its head cannot be read (" + e.getOriginalMessage() + ")", e);
        }
        return subsets;
    }

    private static String head(String card) {
        List<String> lines = card.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(FENCE)) {
            return "";
        }
        List<String> rest = lines.subList(1, lines.size());
        int end = rest.stream().map(String::strip).toList().indexOf(FENCE);
        return end < 0 ? "" : String.join("\n", rest.subList(0, end));
    }

    private static CardSubset subset(JsonNode config) {
        Map<String, List<String>> splits = new LinkedHashMap<>();
        JsonNode files = config.path("data_files");
        if (files.isString() || isListOfStrings(files)) {
            splits.put(HubDataset.DEFAULT_SPLIT, strings(files));
        } else {
            for (JsonNode split : files) {
                splits.put(split.path("split").asString(HubDataset.DEFAULT_SPLIT), strings(split.path("path")));
            }
        }
        return new CardSubset(
                config.path("config_name").asString(HubDataset.DEFAULT_SUBSET),
                config.path("default").asBoolean(false),
                splits);
    }

    private static boolean isListOfStrings(JsonNode node) {
        return node.isArray() && !node.isEmpty() && node.get(0).isString();
    }

    private static List<String> strings(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::asString).toList() : List.of(node.asString());
    }

    /// The subset that a data set names, or if it names none, the default one or the only one.
    static CardSubset named(List<CardSubset> subsets, HubDataset dataset) throws DataException {
        Optional<CardSubset> named = subsets.stream()
                .filter(subset -> subset.name.equals(dataset.subset()))
                .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        if (dataset.subset().equals(HubDataset.DEFAULT_SUBSET)) {
            List<CardSubset> defaults = subsets.size() == 1
                    ? subsets
                    : subsets.stream().filter(CardSubset::isDefault).toList();
            if (!defaults.isEmpty()) {
                return defaults.getFirst();
            }
        }
        throw SubsetFolders.noSubset(
                dataset, subsets.stream().map(CardSubset::name).toList());
    }

    /// The files of the split that a data set names.
    List<String> files(HubDataset dataset, Set<String> all) throws DataException {
        if (splits.isEmpty()) {
            throw new DataException(dataset.toString(), 0, "the card of the data set names no data_files for it");
        }
        List<String> patterns = splits.get(dataset.split());
        if (patterns == null) {
            throw SubsetFolders.noSplit(dataset, splits.keySet());
        }
        Set<String> files = new LinkedHashSet<>();
        for (String pattern : patterns) {
            List<String> matching = matching(pattern.startsWith("./") ? pattern.substring(2) : pattern, all);
            if (matching.isEmpty()) {
                throw new DataException(
                        dataset.toString(),
                        0,
                        "the card of the data set names \"" + pattern + "\", which is not there");
            }
            files.addAll(matching);
        }
        return List.copyOf(files);
    }

    private static List<String> matching(String pattern, Set<String> all) {
        return all.contains(pattern)
                ? List.of(pattern)
                : all.stream().filter(FilePattern.matcher(pattern)).toList();
    }
}
