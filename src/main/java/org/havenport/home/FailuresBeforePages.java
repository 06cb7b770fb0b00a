package org.havenport.home;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: answers what goes wrong before a controller is reached or while a page is written, for example
 * when a session cannot be looked up because the database is away.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class FailuresBeforePages extends OncePerRequestFilter {

    static final String RETRY_AFTER_SECONDS = "15";

    private final FailurePages failures;
    private final Pages pages;

    FailuresBeforePages(FailurePages failures, Pages pages) {
        this.failures = failures;
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            answer(request, response, failure);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        var page = failures.of(request, failure);
        response.resetBuffer();
        response.setStatus(page.status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (page.status() == Failures.AWAY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        pages.write(page.view(), page.model(), response);
    }
}
