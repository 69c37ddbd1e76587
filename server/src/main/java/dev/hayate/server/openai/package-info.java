/// The API of OpenAI.
@NullMarked
package dev.hayate.server.openai;

import org.jspecify.annotations.NullMarked;
