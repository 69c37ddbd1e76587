/// Static models for Micrometer: [MeteredModel] encodes and counts, [EncodeMeters] are the meters alone, for who
/// encodes in another way, and [ModelInfo] tells which model it is.
@NullMarked
package dev.hayate.integrations.micrometer;

import org.jspecify.annotations.NullMarked;
