package dev.hayate.integrations.micrometer;

import dev.hayate.EncodeCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// What passes through a model, as meters with the tag `model`. Safe for all threads; never sees a text. In
/// Prometheus the counters have the names that `hayate serve` gives them, so one dashboard serves both.
///
/// | meter | what |
/// |---|---|
/// | `hayate.encode` | timer: calls and how long they take; histograms and percentiles as a `MeterFilter` asks for |
/// | `hayate.texts` | texts |
/// | `hayate.tokens` | tokens that went into vectors |
/// | `hayate.truncated.texts` | texts that lost tokens to a limit |
/// | `hayate.empty.texts` | texts without tokens, whose vectors are zero |
/// | `hayate.unknown.tokens` | tokens that the tokenizer has no piece for |
public final class EncodeMeters {
    private final Timer timer;
    private final Counter texts;
    private final Counter tokens;
    private final Counter truncated;
    private final Counter empty;
    private final Counter unknown;

    /// Registers the meters, or finds those that are there.
    ///
    /// @param model the value of the tag `model`
    public EncodeMeters(MeterRegistry registry, String model) {
        this.timer = Timer.builder("hayate.encode")
                .description("Calls that turn texts into vectors.")
                .tag("model", model)
                .register(registry);
        this.texts = counter(registry, model, "hayate.texts", "Texts that became vectors.");
        this.tokens = counter(registry, model, "hayate.tokens", "Tokens that went into vectors.");
        this.truncated = counter(registry, model, "hayate.truncated.texts", "Texts that lost tokens to a limit.");
        this.empty = counter(registry, model, "hayate.empty.texts", "Texts without tokens.");
        this.unknown = counter(registry, model, "hayate.unknown.tokens", "Tokens that the tokenizer has no piece for.");
    }

    private static Counter counter(MeterRegistry registry, String model, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("model", model)
                .register(registry);
    }

    /// Enters a call.
    ///
    /// @param counts what passed through
    /// @param time how long it took
    public void record(EncodeCounts counts, Duration time) {
        timer.record(time);
        texts.increment((double) counts.texts());
        tokens.increment((double) counts.tokens());
        truncated.increment((double) counts.truncated());
        empty.increment((double) counts.empty());
        unknown.increment((double) counts.unknown());
    }
}
