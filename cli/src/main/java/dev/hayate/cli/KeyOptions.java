package dev.hayate.cli;

import dev.hayate.server.admission.ApiKey;
import dev.hayate.server.admission.KeyFile;
import dev.hayate.server.admission.Rates;
import dev.hayate.server.http.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who may call a server, and how often.
final class KeyOptions {
    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            split = ",",
            defaultValue = "${env:HAYATE_API_KEY}",
            description = "Answer only those who show this key as Authorization: Bearer KEY. May be repeated. Other"
                    + " users of this machine can see it; $$HAYATE_API_KEY and --api-key-file keep it to yourself.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            defaultValue = "${env:HAYATE_API_KEY_FILE}",
            description = "Keys, NAME:KEY or KEY a line; lines that begin with # do not count.")
    private @Nullable String file;

    @Option(
            names = "--requests-per-second",
            paramLabel = "N",
            defaultValue = "${env:HAYATE_REQUESTS_PER_SECOND:-0}",
            description = "So many requests a second for each key, or for all callers without keys. Default: any.")
    private double requests;

    @Option(
            names = "--texts-per-second",
            paramLabel = "N",
            defaultValue = "${env:HAYATE_TEXTS_PER_SECOND:-0}",
            description = "So many texts a second for each key, or for all callers without keys. Default: any.")
    private double texts;

    @Option(
            names = "--wrong-keys-per-minute",
            paramLabel = "N",
            description = "More wrong keys from an address are refused with 429. Default: ${DEFAULT-VALUE}.")
    private int wrongKeys = ServerSettings.DEFAULT.wrongKeysPerMinute();

    ServerSettings applyTo(ServerSettings settings, Terminal terminal) throws IOException {
        List<ApiKey> all = new ArrayList<>();
        for (String key : keys) {
            all.add(ApiKey.of("key-" + (all.size() + 1), key));
        }
        if (file != null) {
            Path path = terminal.resolve(file);
            all.addAll(KeyFile.read(path));
            if (KeyFile.isOpenToOthers(path)) {
                terminal.err()
                        .println("hayate: warning: other users may read or change " + file + "; chmod 600 prevents it");
            }
        }
        return settings.keys(all).rates(new Rates(requests, texts)).wrongKeysPerMinute(wrongKeys);
    }
}
