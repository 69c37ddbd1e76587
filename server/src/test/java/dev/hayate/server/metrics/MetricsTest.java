package dev.hayate.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.EncodeCounts;
import dev.hayate.server.api.Access;
import dev.hayate.server.api.Answered;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();
    private final Route scrape = MetricsApi.routes(metrics).getFirst();

    @Test
    void countsRequestsByRouteAndStatus() {
        RequestMetrics requests = new RequestMetrics(metrics, List.of(scrape));
        for (int status : new int[] {200, 200, 503}) {
            requests.began();
            requests.answered(answered("GET", "/metrics", status, Optional.empty()));
        }
        requests.began();
        requests.began();
        requests.answered(answered("-", "-", 404, Optional.of(Problem.NO_SUCH_PATH)));
        assertThat(text())
                .contains("hayate_http_requests_total{method=\"GET\",route=\"/metrics\",status=\"200\"} 2.0")
                .contains("hayate_http_requests_total{method=\"GET\",route=\"/metrics\",status=\"503\"} 1.0")
                .contains("hayate_http_requests_total{method=\"other\",route=\"other\",status=\"404\"} 1.0")
                .contains("hayate_http_requests_in_flight 1.0")
                .contains("hayate_rejected_requests_total{reason=\"no_such_path\"} 1.0")
                .contains(
                        "hayate_http_request_duration_seconds_bucket{method=\"GET\",route=\"/metrics\",le=\"0.0025\"} 0")
                .contains(
                        "hayate_http_request_duration_seconds_bucket{method=\"GET\",route=\"/metrics\",le=\"0.005\"} 3")
                .contains("hayate_http_request_duration_seconds_count{method=\"GET\",route=\"/metrics\"} 3");
    }

    private static Answered answered(String method, String path, int status, Optional<Problem> problem) {
        return new Answered("127.0.0.1", method, path, status, problem, 100, 3_000_000, "-", 1);
    }

    @Test
    void countsWhatPassesThroughModels() {
        metrics.loaded("a", "f1", 256);
        metrics.loaded("a", "f2", 128);
        metrics.model("a").encoded(new EncodeCounts(3, 40, 1, 0, 2));
        metrics.model("a").encoded(new EncodeCounts(1, 2, 0, 1, 0));
        assertThat(text())
                .contains("hayate_texts_total{model=\"a\"} 4.0")
                .contains("hayate_tokens_total{model=\"a\"} 42.0")
                .contains("hayate_truncated_texts_total{model=\"a\"} 1.0")
                .contains("hayate_empty_texts_total{model=\"a\"} 1.0")
                .contains("hayate_unknown_tokens_total{model=\"a\"} 2.0")
                .contains("hayate_model_info{dimension=\"128\",fingerprint=\"f2\",model=\"a\"} 1.0")
                .doesNotContain("f1");
    }

    @Test
    void countsProblems() {
        metrics.rejected(Problem.OVERLOADED);
        assertThat(text())
                .contains("hayate_rejected_requests_total{reason=\"overloaded\"} 1.0")
                .contains("hayate_rejected_requests_total{reason=\"rate_limited\"} 0.0");
    }

    @Test
    void tellsOfTheProcess() {
        assertThat(text())
                .contains("jvm_memory_used_bytes{area=\"heap\"} ")
                .contains("jvm_threads_current ")
                .contains("jvm_gc_collection_seconds_count{gc=")
                .contains("process_start_time_seconds ");
    }

    @Test
    void isScrapedWithoutAKey() {
        assertThat(scrape.access()).isEqualTo(Access.OPEN);
        assertThat(scrape.method()).isEqualTo(Method.GET);
        Reply reply = scrape.operation().answer(new Call(new byte[0], Map.of(), Long.MAX_VALUE));
        assertThat(reply.contentType()).startsWith("text/plain; version=0.0.4");
        assertThat(new String(reply.bytes(), 0, reply.length(), UTF_8)).startsWith("# HELP");
        Reply error = scrape.errors().reply(new ApiException(Problem.METHOD_NOT_ALLOWED, "GET only"));
        assertThat(error.status()).isEqualTo(405);
        assertThat(new String(error.bytes(), 0, error.length(), UTF_8)).isEqualTo("GET only\n");
    }

    private String text() {
        return new String(metrics.text(), UTF_8);
    }
}
