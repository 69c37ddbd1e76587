/// Vectors as files for the `_bulk` request of OpenSearch and Elasticsearch, with the mapping of their index.
@NullMarked
package dev.hayate.bulk.opensearch;

import org.jspecify.annotations.NullMarked;
