package org.havenport.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the headers that protect a reader on every answer before anything else can write to it: pages, redirects,
 * errors and files alike. A file with a version in its address may overwrite how long it is kept.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HeadersOnEveryAnswer extends OncePerRequestFilter {

    private static final String LAST = "X-Robots-Tag";

    private final Map<String, String> headers = new LinkedHashMap<>();

    HeadersOnEveryAnswer(SessionCookie cookie) {
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if (cookie.secure()) {
            headers.put("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        headers.put(LAST, "noindex, nofollow");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The web server has put them on most answers before; not on one that was begun anew.
        if (!response.containsHeader(LAST)) {
            putOn(response);
        }
        chain.doFilter(request, response);
    }

    void putOn(HttpServletResponse response) {
        headers.forEach(response::setHeader);
    }
}
