/// Regular expressions as Oniguruma means them, run by `java.util.regex` over code points.
@NullMarked
package dev.hayate.tokenizer.regex;

import org.jspecify.annotations.NullMarked;
