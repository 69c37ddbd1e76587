/// Rows that tokens share while they are trained: what a token is made of teaches it something, too. In the end
/// all is added up, and the model is an ordinary table.
@NullMarked
package dev.hayate.training.sharing;

import org.jspecify.annotations.NullMarked;
