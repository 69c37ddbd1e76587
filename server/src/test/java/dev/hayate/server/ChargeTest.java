package dev.hayate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Meter;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Route;
import dev.hayate.server.http.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every text that is worked on is charged to its caller, whatever the API.
class ChargeTest {
    private static void answer(String path, String body, Meter meter) {
        Route route = HayateServer.routes(ServerSettings.DEFAULT, new Offer(Caller.engine())).stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
        byte[] json = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        route.operation().answer(new Call(json, Map.of(), deadline, meter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/embeddings | {'input':['a','b']} | 2",
                "/embed | {'inputs':['a','b','c']} | 3",
                "/similarity | {'inputs':{'source_sentence':'a','sentences':['b','c']}} | 3",
                "/rerank | {'query':'a','texts':['b','c']} | 3",
                "/tokenize | {'inputs':['a','b']} | 2",
                "/decode | {'ids':[[1],[2]]} | 2",
                "/api/embed | {'model':'hayate-ja','input':['a','b']} | 2",
                "/api/embeddings | {'model':'hayate-ja','prompt':'a'} | 1",
                "/v2/embed | {'model':'hayate-ja','input_type':'clustering','texts':['a','b']} | 2"
            })
    void chargesForEveryText(String path, String body, int texts) {
        AtomicInteger charged = new AtomicInteger();
        answer(path, body, charged::addAndGet);
        assertThat(charged).hasValue(texts);
    }

    @Test
    void doesNothingForACallerWhoseRateIsUsedUp() {
        ApiException limit = new ApiException(Problem.RATE_LIMITED, "too many texts");
        assertThat(catchThrowable(() -> answer("/embed", "{'inputs':['a']}", texts -> {
                    throw limit;
                })))
                .isSameAs(limit);
    }
}
