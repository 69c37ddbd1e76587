package dev.hayate.hub;

import java.util.Optional;

/// Which data set of the hub, and which state of it.
///
/// @param owner the user or organisation
/// @param name the name of the data set
/// @param revision a branch, a tag or a commit
public record HubDatasetId(String owner, String name, String revision) implements HubRepository {

    /// Checks the parts.
    ///
    /// @throws IllegalArgumentException if a part is none that the hub can have
    public HubDatasetId {
        RepositoryName.require(owner, name, revision, "a data set");
    }

    /// Reads `owner/name` or `owner/name@revision`.
    ///
    /// @return empty if it is neither
    public static Optional<HubDatasetId> parse(String id) {
        return RepositoryName.parse(id, HubDatasetId::new);
    }

    /// The same data set in another state.
    ///
    /// @throws IllegalArgumentException if there can be no such revision
    public HubDatasetId at(String revision) {
        return new HubDatasetId(owner, name, revision);
    }

    @Override
    public String toString() {
        return RepositoryName.show(this);
    }
}
