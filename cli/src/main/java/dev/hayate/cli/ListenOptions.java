package dev.hayate.cli;

import dev.hayate.server.http.Origins;
import dev.hayate.server.http.ServerSettings;
import dev.hayate.server.http.TlsFiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a server listens, and whose pages may call it.
final class ListenOptions {
    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:HAYATE_HOST:-127.0.0.1}",
            description = "Listen at this address; 0.0.0.0 for all of them. Default: $$HAYATE_HOST, else 127.0.0.1.")
    private String host = "";

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "${env:HAYATE_PORT:-8080}",
            description = "Listen at this port; 0 for any free one. Default: $$HAYATE_PORT, else 8080.")
    private int port;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            defaultValue = "${env:HAYATE_TLS_CERT}",
            description = "Speak TLS with this certificate, PEM, followed by those that have signed it.")
    private @Nullable String certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            defaultValue = "${env:HAYATE_TLS_KEY}",
            description = "Its private key, PEM, without a password.")
    private @Nullable String key;

    @Option(
            names = "--cors-allow-origin",
            paramLabel = "ORIGIN",
            split = ",",
            defaultValue = "${env:HAYATE_CORS_ALLOW_ORIGIN}",
            description = "Let pages of this origin call, such as https://example.org; * for all. May be repeated.")
    private List<String> origins = new ArrayList<>();

    ServerSettings applyTo(ServerSettings settings, Terminal terminal) {
        if ((certificate == null) != (key == null)) {
            throw CommandException.usage("--tls-cert and --tls-key go together");
        }
        ServerSettings listening = settings.host(host).port(port).origins(new Origins(new LinkedHashSet<>(origins)));
        return certificate == null || key == null
                ? listening
                : listening.tls(new TlsFiles(terminal.resolve(certificate), terminal.resolve(key)));
    }
}
