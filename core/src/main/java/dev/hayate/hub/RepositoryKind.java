package dev.hayate.hub;

/// What a repository of the hub holds, and where the hub and the cache keep it.
enum RepositoryKind {
    MODEL("models", ""),
    DATASET("datasets", "datasets/");

    private final String plural;
    private final String root;

    RepositoryKind(String plural, String root) {
        this.plural = plural;
        this.root = root;
    }

    static RepositoryKind of(HubRepository repository) {
        return switch (repository) {
            case HubModelId model -> MODEL;
            case HubDatasetId dataset -> DATASET;
        };
    }

    /// The path below the endpoint at which the hub tells about a repository.
    String api(HubRepository repository) {
        return "/api/" + plural + "/" + repository.path();
    }

    /// The path below the endpoint at which the hub has the files.
    String files(HubRepository repository) {
        return "/" + root + repository.path() + "/resolve/";
    }

    /// The name of its folder in the cache.
    String folder(HubRepository repository) {
        return plural + "--" + repository.owner() + "--" + repository.name();
    }
}
