/// Vectors into PostgreSQL with pgvector: over a connection, or as files that `psql` loads. Both note down
/// which shards a table holds, in the transaction that brings them, so that a load can be killed and gone on
/// with. JDBC stays inside.
@NullMarked
package dev.hayate.bulk.postgres;

import org.jspecify.annotations.NullMarked;
