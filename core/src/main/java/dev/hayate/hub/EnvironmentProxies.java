package dev.hayate.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `ALL_PROXY` name, in either case, but for the hosts in
/// `NO_PROXY`; where they name none, those of the JVM (`-Dhttps.proxyHost`). Immutable.
public final class EnvironmentProxies extends ProxySelector {
    private final Map<String, InetSocketAddress> proxies;
    private final List<String> exceptions;

    private EnvironmentProxies(Map<String, InetSocketAddress> proxies, List<String> exceptions) {
        this.proxies = proxies;
        this.exceptions = exceptions;
    }

    static EnvironmentProxies of(Map<String, String> environment) {
        Map<String, InetSocketAddress> proxies = new java.util.HashMap<>();
        for (String scheme : List.of("http", "https")) {
            value(environment, scheme + "_proxy")
                    .or(() -> value(environment, "all_proxy"))
                    .ifPresent(proxy -> proxies.put(scheme, address(scheme + "_proxy", proxy)));
        }
        List<String> exceptions = value(environment, "no_proxy")
                .map(hosts -> List.of(hosts.toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .orElse(List.of());
        return new EnvironmentProxies(Map.copyOf(proxies), exceptions);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    private static InetSocketAddress address(String name, String proxy) {
        try {
            URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            if (uri.getHost() != null && "http".equals(uri.getScheme())) {
                return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + "=" + proxy + " is not an address of a proxy", e);
        }
        throw new IllegalArgumentException(name + "=" + proxy + " is not http://host:port");
    }

    @Override
    public List<Proxy> select(URI uri) {
        InetSocketAddress proxy = proxies.get(String.valueOf(uri.getScheme()));
        if (isException(uri.getHost())) {
            return List.of(Proxy.NO_PROXY);
        }
        if (proxy != null) {
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHostString(), proxy.getPort())));
        }
        ProxySelector ofJvm = ProxySelector.getDefault();
        return ofJvm == null ? List.of(Proxy.NO_PROXY) : ofJvm.select(uri);
    }

    private boolean isException(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        for (String exception : exceptions) {
            String domain = exception.startsWith(".") ? exception.substring(1) : exception;
            if (domain.equals("*") || lower.equals(domain) || lower.endsWith("." + domain)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The request that needed the proxy fails with the same exception.
    }
}
