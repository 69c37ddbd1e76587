package dev.hayate.bulk.postgres;

import java.io.IOException;

/// PostgreSQL did not do what it was asked for, or holds something else than expected. The message is one sentence
/// that names the table and the database, and never a password.
public final class PostgresException extends IOException {
    private static final long serialVersionUID = 1L;

    PostgresException(String sentence) {
        super(sentence);
    }

    PostgresException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
