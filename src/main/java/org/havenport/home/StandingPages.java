package org.havenport.home;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Pages before sign-in that are the same for whoever asks: made once a minute in each language, so that they cost next to
 * nothing when they are asked for a thousand times a second.
 */
@Component
public class StandingPages {

    private static final int MOST = 50;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Key(String view, String words, Locale language) {}

    private record Kept(Instant at, byte[] page) {}

    private final Cache<Key, Kept> pages =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Frames frames;
    private final Pages templates;
    private final LocaleResolver languages;
    private final Clock clock;

    StandingPages(Frames frames, Pages templates, LocaleResolver languages, Clock clock) {
        this.frames = frames;
        this.templates = templates;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * Answers with a page.
     *
     * @param view {@code <room>/<template>} that asks for a frame and for {@code what}, the key of its words
     * @param path the page in whose place it stands
     */
    public void write(HttpServletRequest request, HttpServletResponse response, String view, String what, String path)
            throws IOException {
        var key = new Key(view, what, languages.resolveLocale(request));
        var now = clock.instant();
        var kept = pages.getIfPresent(key);
        if (kept == null || Duration.between(kept.at(), now).abs().compareTo(KEPT) > 0) {
            var model = Map.of("frame", frames.forNobody(key.language(), path), "what", what);
            kept = new Kept(now, templates.text(view, model).getBytes(StandardCharsets.UTF_8));
            pages.put(key, kept);
        }
        response.setContentType(Pages.HTML);
        response.setContentLength(kept.page().length);
        response.getOutputStream().write(kept.page());
    }
}
