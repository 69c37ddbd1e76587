package dev.hayate.bulk.postgres;

import dev.hayate.bulk.SampleRows;
import dev.hayate.bulk.Shard;
import dev.hayate.bulk.VectorSink;
import java.util.Map;

/// A process that loads one shard and half of another, says so and waits to be killed.
final class KilledLoad {
    static final int ROWS = 4_000;
    static final String HALF = "half";

    private KilledLoad() {}

    static PostgresDestination destination(String url, Map<String, String> environment) {
        return new PostgresDestination(
                url,
                environment,
                PostgresDestinationTest.table("killed"),
                PostgresDestinationTest.ORIGIN,
                MissingTable.CREATE);
    }

    static Shard shard(int number) {
        return new Shard(number, 1 + (long) number * ROWS);
    }

    public static void main(String[] arguments) throws Exception {
        PostgresDestination destination = destination(arguments[0], System.getenv());
        try (VectorSink whole = destination.open(shard(0), SampleRows.SCHEMA)) {
            whole.write(SampleRows.batch(1, ROWS));
            whole.complete();
        }
        try (VectorSink half = destination.open(shard(1), SampleRows.SCHEMA)) {
            half.write(SampleRows.batch(1 + ROWS, ROWS / 2));
            System.out.println(HALF);
            System.in.read();
        }
    }
}
