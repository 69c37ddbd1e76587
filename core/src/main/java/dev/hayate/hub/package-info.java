/// Models and data sets from the Hugging Face hub, through the cache that the Python library `huggingface_hub`
/// keeps.
@NullMarked
package dev.hayate.hub;

import org.jspecify.annotations.NullMarked;
