package org.havenport.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.havenport.home.StandingPages;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a sign-in that would be refused whatever was typed, before anything else is done for it: its network has no
 * tries left, or the machine has no time for a stranger's password. A flood then costs those at work little (A1.4).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
class FloodsAreAnsweredFirst extends OncePerRequestFilter {

    static final String RETRY_AFTER_SECONDS = "10";

    private static final String VIEW = "access/not_now";

    private final Networks networks;
    private final PasswordsAreHashedWithArgon2id passwords;
    private final StandingPages pages;

    FloodsAreAnsweredFirst(Networks networks, PasswordsAreHashedWithArgon2id passwords, StandingPages pages) {
        this.networks = networks;
        this.passwords = passwords;
        this.pages = pages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !SignInController.SIGN_IN.equals(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var from = From.of(request);
        if (networks.isTired(from)) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            pages.write(request, response, VIEW, "access.tired", SignInController.SIGN_IN);
        } else if (from.device() == null && passwords.isBusy()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            pages.write(request, response, VIEW, "access.busy", SignInController.SIGN_IN);
        } else {
            chain.doFilter(request, response);
        }
    }
}
