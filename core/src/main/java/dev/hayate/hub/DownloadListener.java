package dev.hayate.hub;

/// Is told how a download goes on, on the thread that downloads.
public interface DownloadListener {
    /// Does not listen.
    DownloadListener NONE = (file, done, size) -> {};

    /// Some more of a file is here.
    ///
    /// @param file its name in the repository
    /// @param done how many bytes of it are here
    /// @param size how many it has
    void progressed(String file, long done, long size);
}
