package dev.hayate.hub;

/// Which repository of the hub, and which state of it.
public sealed interface HubRepository permits HubModelId, HubDatasetId {
    /// The branch that a repository has unless its owner says otherwise.
    String DEFAULT_REVISION = "main";

    /// The user or organisation.
    String owner();

    /// The name of the model or data set.
    String name();

    /// A branch, a tag or a commit.
    String revision();

    /// Owner and name.
    default String path() {
        return owner() + "/" + name();
    }
}
