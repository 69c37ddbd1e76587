package dev.hayate.hub;

import java.util.Optional;

/// Which model of the hub, and which state of it.
///
/// @param owner the user or organisation
/// @param name the name of the model
/// @param revision a branch, a tag or a commit
public record HubModelId(String owner, String name, String revision) implements HubRepository {

    /// Checks the parts.
    ///
    /// @throws IllegalArgumentException if a part is none that the hub can have
    public HubModelId {
        RepositoryName.require(owner, name, revision, "a model");
    }

    /// Reads `owner/name` or `owner/name@revision`.
    ///
    /// @return empty if it is neither
    public static Optional<HubModelId> parse(String id) {
        return RepositoryName.parse(id, HubModelId::new);
    }

    /// The same model in another state.
    ///
    /// @throws IllegalArgumentException if there can be no such revision
    public HubModelId at(String revision) {
        return new HubModelId(owner, name, revision);
    }

    @Override
    public String toString() {
        return RepositoryName.show(this);
    }
}
