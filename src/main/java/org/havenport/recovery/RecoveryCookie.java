package org.havenport.recovery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that holds a recovery: out of reach of scripts, never in an address and so in no log and no referrer, and
 * sent to these pages alone.
 */
@Component
class RecoveryCookie {

    private static final String PATH = "/forgotten";
    private static final Duration LIFE = Duration.ofMinutes(45);

    private final boolean secure;
    private final String name;

    RecoveryCookie(@Value("${havenport.secure-cookies:false}") boolean secure) {
        this.secure = secure;
        this.name = secure ? "__Secure-havenport-recovery" : "havenport-recovery";
    }

    /** What the browser holds; empty when it holds nothing. */
    String handle(HttpServletRequest request) {
        var held = WebUtils.getCookie(request, name);
        return held == null ? "" : held.getValue();
    }

    void set(HttpServletResponse response, String handle) {
        add(response, handle, LIFE);
    }

    void clear(HttpServletResponse response) {
        add(response, "", Duration.ZERO);
    }

    private void add(HttpServletResponse response, String value, Duration life) {
        var cookie = ResponseCookie.from(name, value)
                .maxAge(life)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path(PATH)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
