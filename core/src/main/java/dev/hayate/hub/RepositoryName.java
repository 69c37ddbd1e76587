package dev.hayate.hub;

import java.util.Optional;
import java.util.regex.Pattern;

/// How the hub names its repositories and their states.
final class RepositoryName {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private RepositoryName() {}

    /// Makes a repository of its parts.
    interface Constructor<R extends HubRepository> {
        R of(String owner, String name, String revision);
    }

    /// @param what what it would be
    /// @throws IllegalArgumentException if a part is none that the hub can have
    static void require(String owner, String name, String revision, String what) {
        if (!isName(owner) || !isName(name)) {
            throw new IllegalArgumentException("\"" + owner + "/" + name + "\" cannot be " + what + " of the hub");
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
    static <R extends HubRepository> Optional<R> parse(String id, Constructor<R> constructor) {
        int at = id.indexOf('@');
        String path = at < 0 ? id : id.substring(0, at);
        int slash = path.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(constructor.of(
                    path.substring(0, slash),
                    path.substring(slash + 1),
                    at < 0 ? HubRepository.DEFAULT_REVISION : id.substring(at + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isCommit(String revision) {
        return COMMIT.matcher(revision).matches();
    }

    /// What a user would write.
    static String show(HubRepository repository) {
        return repository.revision().equals(HubRepository.DEFAULT_REVISION)
                ? repository.path()
                : repository.path() + "@" + repository.revision();
    }
}
