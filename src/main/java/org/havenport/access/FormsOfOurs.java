package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/** Tells, before the check of forged forms comes to it, whether a form came from a page of ours. */
final class FormsOfOurs {

    private final XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
    private final CookieCsrfTokenRepository tokens;

    FormsOfOurs(CookieCsrfTokenRepository tokens) {
        this.tokens = tokens;
    }

    boolean areOurs(HttpServletRequest request) {
        var known = HttpMethod.POST.matches(request.getMethod()) ? tokens.loadToken(request) : null;
        if (known == null) {
            return false;
        }
        var sent = handler.resolveCsrfTokenValue(request, known);
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), known.getToken().getBytes(StandardCharsets.UTF_8));
    }
}
