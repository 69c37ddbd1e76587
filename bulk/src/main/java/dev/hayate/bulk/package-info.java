/// Files larger than memory to vectors: shard by shard, so that nothing is lost or done twice.
@NullMarked
package dev.hayate.bulk;

import org.jspecify.annotations.NullMarked;
