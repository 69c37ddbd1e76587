package dev.hayate.server.http;

import dev.hayate.server.admission.ApiKey;
import dev.hayate.server.admission.Rates;
import java.util.List;
import java.util.Optional;

/// How a server listens, whom it answers and how much at once. Start from [#DEFAULT].
///
/// @param host the address to listen at
/// @param port the port; 0 for any free one
/// @param limits how much may come at once
/// @param timeouts how long anything may take
/// @param keys the keys that callers need; without any, everybody may call
/// @param rates how much each key may do
/// @param wrongKeysPerMinute how many wrong keys an address may show in a minute before it has to wait
/// @param origins the pages that browsers may call from
/// @param tls the certificate, if the server speaks TLS
public record ServerSettings(
        String host,
        int port,
        Limits limits,
        Timeouts timeouts,
        List<ApiKey> keys,
        Rates rates,
        int wrongKeysPerMinute,
        Origins origins,
        Optional<TlsFiles> tls) {

    /// `127.0.0.1:8080`, everybody may call, no TLS; limits and timeouts as their classes say.
    public static final ServerSettings DEFAULT = new ServerSettings(
            "127.0.0.1",
            8080,
            Limits.DEFAULT,
            Timeouts.DEFAULT,
            List.of(),
            Rates.UNLIMITED,
            20,
            Origins.NONE,
            Optional.empty());

    /// @throws IllegalArgumentException if the port or the number of wrong keys is out of range
    public ServerSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("the port must be from 0 to 65535, got " + port);
        }
        if (wrongKeysPerMinute < 1) {
            throw new IllegalArgumentException(
                    "at least one wrong key a minute must be allowed, got " + wrongKeysPerMinute);
        }
        keys = List.copyOf(keys);
    }

    /// Listens at another address.
    public ServerSettings host(String host) {
        return new ServerSettings(host, port, limits, timeouts, keys, rates, wrongKeysPerMinute, origins, tls);
    }

    /// Listens at another port.
    public ServerSettings port(int port) {
        return new ServerSettings(host, port, limits, timeouts, keys, rates, wrongKeysPerMinute, origins, tls);
    }

    /// Takes as much as these limits say.
    public ServerSettings limits(Limits limits) {
        return new ServerSettings(host, port, limits, timeouts, keys, rates, wrongKeysPerMinute, origins, tls);
    }

    /// Waits as long as these timeouts say.
    public ServerSettings timeouts(Timeouts timeouts) {
        return new ServerSettings(host, port, limits, timeouts, keys, rates, wrongKeysPerMinute, origins, tls);
    }

    /// Answers the holders of these keys.
    public ServerSettings keys(List<ApiKey> keys) {
        return new ServerSettings(host, port, limits, timeouts, keys, rates, wrongKeysPerMinute, origins, tls);
    }

    /// Lets each key do as much as these rates say.
    public ServerSettings rates(Rates rates) {
        return new ServerSettings(host, port, limits, timeouts, keys, rates, wrongKeysPerMinute, origins, tls);
    }

    /// Lets an address show so many wrong keys in a minute.
    public ServerSettings wrongKeysPerMinute(int wrongKeysPerMinute) {
        return new ServerSettings(host, port, limits, timeouts, keys, rates, wrongKeysPerMinute, origins, tls);
    }

    /// Lets the pages of these origins call.
    public ServerSettings origins(Origins origins) {
        return new ServerSettings(host, port, limits, timeouts, keys, rates, wrongKeysPerMinute, origins, tls);
    }

    /// Speaks TLS with this certificate.
    public ServerSettings tls(TlsFiles tls) {
        return new ServerSettings(
                host, port, limits, timeouts, keys, rates, wrongKeysPerMinute, origins, Optional.of(tls));
    }
}
