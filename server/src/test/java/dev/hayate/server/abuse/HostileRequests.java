package dev.hayate.server.abuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// All hostile requests, the same ones for the same seed.
public final class HostileRequests {
    private HostileRequests() {}

    /// The requests.
    ///
    /// @param key a key of the server; empty, if it has none
    /// @param targets the operations to attack
    public static List<HostileRequest> of(String key, List<Target> targets, long seed) {
        List<HostileRequest> requests = new ArrayList<>();
        Consumer<HostileRequest> out = requests::add;
        Http http = new Http(key);
        Random random = new Random(seed);
        for (Target target : targets) {
            new BrokenBodies(http, target, out).add(random);
        }
        new BrokenFraming(http, out).add();
        new BrokenRequestLines(http, targets, out).add();
        new Floods(http, targets, out).add();
        return requests;
    }

    /// Those with keys that the server does not have.
    ///
    /// @param key one that it has
    public static List<HostileRequest> guesses(String key, List<Target> targets, long seed) {
        List<HostileRequest> requests = new ArrayList<>();
        new KeyGuesses(key, targets, requests::add).add(new Random(seed));
        return requests;
    }

    /// Those that wait until the server has had enough of them; to be sent side by side.
    public static List<HostileRequest> slow(String key) {
        List<HostileRequest> requests = new ArrayList<>();
        new SlowSenders(new Http(key), requests::add).add();
        return requests;
    }
}
