package dev.hayate.server.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;

/// A page that is being visited. What a visitor would see in the browser's console, and requests to other servers,
/// are kept as complaints.
///
/// @param context its own cookies and storage
/// @param page the page
/// @param complaints what went wrong so far
record Visit(BrowserContext context, Page page, List<String> complaints) implements AutoCloseable {

    static Visit of(BrowserContext context, String origin) {
        Visit visit = new Visit(context, context.newPage(), new ArrayList<>());
        visit.page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                visit.complaints.add(message.text());
            }
        });
        visit.page.onPageError(visit.complaints::add);
        visit.page.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) {
                visit.complaints.add("a request to " + request.url());
            }
        });
        return visit;
    }

    /// Loads the page, and waits until everything is on it.
    Visit load(String origin) {
        page.navigate(origin + "/");
        PlaywrightAssertions.assertThat(find("#figure figcaption")).containsText("µs");
        PlaywrightAssertions.assertThat(find("#similar-why .tokens")).hasCount(2);
        PlaywrightAssertions.assertThat(find("#rank-why .tokens")).hasCount(2);
        return this;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    List<String> texts(String selector) {
        return find(selector).allInnerTexts();
    }

    /// Chooses one of the slider's steps.
    void chooseStep(int step) {
        find("#dimension").fill(Integer.toString(step));
    }

    void complainsOfNothing() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
