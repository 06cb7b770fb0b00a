package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Tells a browser that was sent to the organisation's sign-in from every other until it is back, and remembers that it
 * came in that way, so that signing out can say that it is still signed in there.
 */
@Component
class AwayCookie {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final SessionCookie cookie;
    private final String sent;
    private final String cameFrom;

    AwayCookie(SessionCookie cookie) {
        this.cookie = cookie;
        this.sent = cookie.named("havenport-sent");
        this.cameFrom = cookie.named("havenport-by");
    }

    /** A new secret, which the browser gets as a cookie. */
    String begin(HttpServletResponse response) {
        var secret = SessionTokens.make();
        put(response, ResponseCookie.from(sent, secret).maxAge(LIFE));
        return secret;
    }

    /** The secret of this browser, which forgets it; empty when it has none. */
    String take(HttpServletRequest request, HttpServletResponse response) {
        put(response, ResponseCookie.from(sent, "").maxAge(Duration.ZERO));
        var held = WebUtils.getCookie(request, sent);
        return held == null ? "" : held.getValue();
    }

    /** It came in by the organisation's sign-in. */
    void from(HttpServletResponse response) {
        put(response, ResponseCookie.from(cameFrom, "organisation"));
    }

    /** Whether it did. */
    boolean cameFrom(HttpServletRequest request) {
        return WebUtils.getCookie(request, cameFrom) != null;
    }

    /** It comes back by a link of another site, which a strict cookie would not survive. */
    private void put(HttpServletResponse response, ResponseCookie.ResponseCookieBuilder made) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                made.httpOnly(true)
                        .secure(cookie.secure())
                        .sameSite("Lax")
                        .path("/")
                        .build()
                        .toString());
    }
}
