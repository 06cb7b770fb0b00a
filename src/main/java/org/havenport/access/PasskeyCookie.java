package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Tells a browser that was asked for a passkey from every other, until it answers or five minutes are over. */
@Component
class PasskeyCookie {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final SessionCookie cookie;
    private final String name;

    PasskeyCookie(SessionCookie cookie) {
        this.cookie = cookie;
        this.name = cookie.named("havenport-asked");
    }

    /** A new secret, which the browser gets as a cookie. */
    String begin(HttpServletResponse response) {
        var secret = SessionTokens.make();
        put(response, secret, LIFE);
        return secret;
    }

    /** The secret of this browser, which forgets it; empty when it has none. */
    String take(HttpServletRequest request, HttpServletResponse response) {
        put(response, "", Duration.ZERO);
        var held = WebUtils.getCookie(request, name);
        return held == null ? "" : held.getValue();
    }

    private void put(HttpServletResponse response, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .secure(cookie.secure())
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(life)
                        .build()
                        .toString());
    }
}
