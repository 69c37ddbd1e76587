package dev.hayate.format;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Numbers in a safetensors file. Valid until the file is closed.
///
/// @param name its name
/// @param type the type of the numbers
/// @param shape the size of every axis, the slowest first
/// @param data the numbers, little-endian, row-major, not aligned; read-only
public record Tensor(String name, TensorType type, List<Long> shape, MemorySegment data) {}
