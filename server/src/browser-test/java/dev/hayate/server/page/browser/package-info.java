/// The page in a real Chromium.
@NullMarked
package dev.hayate.server.page.browser;

import org.jspecify.annotations.NullMarked;
