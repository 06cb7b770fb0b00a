package org.havenport.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.havenport.house.Cast;
import org.havenport.house.Overheard;

/** Hears what a page is told by the portal, and refuses whatever it asks of anybody else. */
final class Listening {

    private static final Pattern SESSION = Pattern.compile("(?:^|; )(?:__Host-)?havenport=([^;]+)");
    private static final Set<String> OF_THE_PAGE = Set.of("stylesheet", "script", "font", "image");

    private final Cast cast;
    private final Page page;
    private final List<Request> answered = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    Listening(Cast cast, URI portal, Page page) {
        this.cast = cast;
        this.page = page;
        page.context().route("**/*", route -> {
            var asked = route.request().url();
            if (portal.getAuthority().equals(URI.create(asked).getAuthority())) {
                route.resume();
            } else {
                refused.add(asked);
                Overheard.askedElsewhere(asked);
                route.abort();
            }
        });
        // Once it has ended: whoever asks for the words of an answer that never ends waits for ever.
        page.context().onRequestFinished(answered::add);
    }

    /** What was asked of others than the portal. */
    List<String> refused() {
        return refused;
    }

    /** Hears all that was answered since the last time, and what stands on the page now. */
    void listen() {
        var ended = List.copyOf(answered);
        answered.clear();
        for (var request : ended) {
            if (!OF_THE_PAGE.contains(request.resourceType())) {
                cast.heard("Chromium", session(request), asked(request), words(request));
            }
        }
        try {
            cast.heard("screen", session(), "GET " + page.url(), page.content());
        } catch (PlaywrightException leaving) {
            // On its way to the next page, which is heard then.
        }
    }

    private static String asked(Request request) {
        var typed = request.postData();
        return "%s %s%n%s".formatted(request.method(), request.url(), typed == null ? "" : typed);
    }

    /** A redirect has none, and the bytes of a page that was left may be gone: what stood on it was heard before. */
    private static String words(Request request) {
        try {
            var answer = request.response();
            return answer == null ? "" : answer.headers() + answer.text();
        } catch (PlaywrightException gone) {
            return "";
        }
    }

    private static String session(Request request) {
        var found = SESSION.matcher(request.allHeaders().getOrDefault("cookie", ""));
        return found.find() ? found.group(1) : "";
    }

    private String session() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.endsWith("havenport"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }
}
