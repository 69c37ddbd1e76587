package dev.hayate.hub;

import dev.hayate.hub.HubException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Fetches one file of a repository to its place among the blobs. What has come is kept until the rest has,
/// also by a later process; it takes its place only with the size and the hash that the hub announced. For one
/// thread, which holds the lock of the blob.
///
/// @param client asks the hub
/// @param what repository and file, to begin sentences with
/// @param source where the hub has the file
/// @param file its name in the repository
/// @param etag its ETag: the SHA-256 of a large file, the Git hash of a small one
/// @param size how many bytes it has
record BlobDownload(HubClient client, String what, URI source, String file, String etag, long size) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern GIT_SHA1 = Pattern.compile("[0-9a-f]{40}");
    private static final int ATTEMPTS = 6;

    /// @param part where to keep what has come so far
    /// @param blob the place of the file
    void to(Path part, Path blob, DownloadListener listener) throws IOException {
        fetch(part, listener);
        String hash = hash(part);
        if (!hash.isEmpty() && !hash.equals(etag)) {
            Files.delete(part);
            throw new HubException(
                    Kind.CORRUPT,
                    what + ": came with the hash " + hash + ", the hub announced " + etag + "; try again");
        }
        Files.move(part, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void fetch(Path part, DownloadListener listener) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.size() > size) {
                channel.truncate(0);
            }
            for (int failures = 0; channel.size() < size; ) {
                long before = channel.size();
                try (HubClient.Answer answer = client.request(what, "GET", source, before)) {
                    receive(answer, channel, listener);
                } catch (HubException e) {
                    throw e;
                } catch (IOException e) {
                    failures = channel.size() > before ? 1 : failures + 1;
                    if (failures == ATTEMPTS) {
                        throw client.unreachable(what, source, e);
                    }
                    client.sleep(what, Duration.ofMillis(250L << failures));
                }
            }
            channel.force(true);
        }
    }

    private void receive(HubClient.Answer answer, FileChannel channel, DownloadListener listener) throws IOException {
        long from = answer.status() == 206 ? channel.size() : 0;
        channel.truncate(from);
        channel.position(from);
        if (answer.status() == 416) {
            throw new EOFException("the hub does not continue");
        }
        byte[] buffer = new byte[1 << 16];
        try (StallGuard guard = StallGuard.over(answer.body())) {
            InputStream body = answer.body();
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                guard.progressed();
                channel.write(ByteBuffer.wrap(buffer, 0, count));
                if (channel.position() > size) {
                    channel.truncate(0);
                    throw new HubException(
                            Kind.CORRUPT, what + ": is longer than the " + size + " bytes that the hub announced");
                }
                listener.progressed(file, channel.position(), size);
            }
        }
        if (channel.position() < size) {
            throw new EOFException("ended after " + channel.position() + " of " + size + " bytes");
        }
    }

    /// Empty if the ETag is not a hash.
    private String hash(Path path) throws IOException {
        boolean git = GIT_SHA1.matcher(etag).matches();
        if (!git && !SHA256.matcher(etag).matches()) {
            return "";
        }
        MessageDigest digest = digest(git ? "SHA-1" : "SHA-256");
        if (git) {
            digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has " + algorithm, e);
        }
    }
}
