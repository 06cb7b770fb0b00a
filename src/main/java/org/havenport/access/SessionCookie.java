package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that holds a session's token: out of reach of scripts, gone when the browser closes. */
@Component
class SessionCookie {

    private static final int LONGEST_TOKEN = 64;

    private final boolean secure;
    private final String name;

    SessionCookie(@Value("${havenport.secure-cookies:false}") boolean secure) {
        this.secure = secure;
        this.name = named("havenport");
    }

    /** Whether browsers reach the portal by https only. */
    boolean secure() {
        return secure;
    }

    /** The name with the prefix that binds a cookie to this host, where browsers allow it. */
    final String named(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    Optional<String> token(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .filter(value -> !value.isEmpty() && value.length() <= LONGEST_TOKEN)
                        .findFirst();
    }

    void set(HttpServletResponse response, String token) {
        add(response, ResponseCookie.from(name, token));
    }

    void clear(HttpServletResponse response) {
        add(response, ResponseCookie.from(name, "").maxAge(Duration.ZERO));
    }

    /**
     * Asks the browser to forget what it keeps of the portal; cookies too where others use the computer, and else all but the one
     * by which this browser is known again.
     */
    static void clearSite(HttpServletResponse response, boolean shared) {
        response.setHeader(
                "Clear-Site-Data", shared ? "\"cache\", \"cookies\", \"storage\"" : "\"cache\", \"storage\"");
    }

    static void clearSite(HttpServletResponse response) {
        clearSite(response, false);
    }

    /** Another cookie of ours, which the browser keeps when it is closed. */
    void keep(HttpServletResponse response, String plain, String value, Duration kept) {
        add(response, ResponseCookie.from(named(plain), value).maxAge(kept));
    }

    private void add(HttpServletResponse response, ResponseCookie.ResponseCookieBuilder cookie) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie.httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .path("/")
                        .build()
                        .toString());
    }
}
