package dev.hayate.server.admission;

import java.util.LinkedHashMap;
import java.util.Map;

/// Wrong keys by the address that they came from, of as many addresses as memory is set aside for. Safe for all
/// threads.
final class Guesses {
    private static final int ADDRESSES = 10_000;

    private final int perMinute;
    private final Map<String, Rate> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rate> eldest) {
            return size() > ADDRESSES;
        }
    };

    /// @param perMinute how many wrong keys an address may show in a minute
    Guesses(int perMinute) {
        this.perMinute = perMinute;
    }

    /// For how many nanoseconds the address has to wait before it may show a key again.
    synchronized long waiting(String address, long now) {
        Rate rate = byAddress.get(address);
        return rate == null ? 0 : rate.waiting(now);
    }

    /// The address has shown a wrong key.
    synchronized void wrong(String address, long now) {
        byAddress
                .computeIfAbsent(address, unseen -> Rate.perMinute(perMinute, now))
                .take(1, now);
    }
}
