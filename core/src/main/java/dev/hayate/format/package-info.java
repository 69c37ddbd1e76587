/// The files of a model: safetensors, the folder layouts of sentence-transformers and Model2Vec, and the hub
/// they come from.
@NullMarked
package dev.hayate.format;

import org.jspecify.annotations.NullMarked;
