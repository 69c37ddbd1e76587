package dev.hayate.hub;

import java.util.Optional;
import java.util.regex.Pattern;

/// Which model of the hub, and which state of it.
///
/// @param owner the user or organisation
/// @param name the name of the model
/// @param revision a branch, a tag or a commit
public record HubModelId(String owner, String name, String revision) {
    /// The branch that a model has unless its owner says otherwise.
    public static final String DEFAULT_REVISION = "main";

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /// Checks the parts.
    ///
    /// @throws IllegalArgumentException if a part is none that the hub can have
    public HubModelId {
        if (!isName(owner) || !isName(name)) {
            throw new IllegalArgumentException("\"" + owner + "/" + name + "\" cannot be a model of the hub");
        }
        if (!REVISION.matcher(revision).matches() || hasDots(revision)) {
            throw new IllegalArgumentException("\"" + revision + "\" cannot be a revision");
        }
    }

    private static boolean isName(String part) {
        return PART.matcher(part).matches() && !part.contains("--") && !part.contains("..");
    }

    private static boolean hasDots(String revision) {
        for (String part : revision.split("/", -1)) {
            if (part.equals(".") || part.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /// Reads `owner/name` or `owner/name@revision`.
    ///
    /// @return empty if it is neither
    public static Optional<HubModelId> parse(String id) {
        int at = id.indexOf('@');
        String path = at < 0 ? id : id.substring(0, at);
        int slash = path.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HubModelId(
                    path.substring(0, slash),
                    path.substring(slash + 1),
                    at < 0 ? DEFAULT_REVISION : id.substring(at + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The same model in another state.
    ///
    /// @throws IllegalArgumentException if there can be no such revision
    public HubModelId at(String revision) {
        return new HubModelId(owner, name, revision);
    }

    /// Owner and name.
    public String path() {
        return owner + "/" + name;
    }

    boolean isCommit() {
        return isCommit(revision);
    }

    static boolean isCommit(String revision) {
        return COMMIT.matcher(revision).matches();
    }

    @Override
    public String toString() {
        return revision.equals(DEFAULT_REVISION) ? path() : path() + "@" + revision;
    }
}
