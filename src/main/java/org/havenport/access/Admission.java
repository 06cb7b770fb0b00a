package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Lets browsers in and out: a token of before opens nothing afterwards, neither that of the session nor that of forms. */
@Component
class Admission {

    private final SessionCookie cookie;
    private final CookieCsrfTokenRepository forms;

    Admission(SessionCookie cookie, CookieCsrfTokenRepository forms) {
        this.cookie = cookie;
        this.forms = forms;
    }

    /** The browser goes on in the session of this token. */
    void enter(HttpServletRequest request, HttpServletResponse response, String token) {
        cookie.set(response, token);
        forms.saveToken(null, request, response);
    }

    /** The browser goes on without a session. */
    void leave(HttpServletRequest request, HttpServletResponse response) {
        cookie.clear(response);
        forms.saveToken(null, request, response);
    }
}
