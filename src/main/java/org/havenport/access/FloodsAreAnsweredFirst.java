package org.havenport.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
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
 * tries left, or as many as the machine has time for are being looked at. A flood then takes neither the processors nor
 * the connections of those at work (A1.4). Who shows that a browser is known has a lane of their own;
 * who only says so, as anybody can, goes among the strangers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
class FloodsAreAnsweredFirst extends OncePerRequestFilter {

    static final String RETRY_AFTER_SECONDS = "10";

    private static final String VIEW = "access/not_now";

    private static final int AT_ONCE_FOR_EACH_PROCESSOR = 2;

    private final Networks networks;
    private final StandingPages pages;
    private final DeviceCookie devices;
    private final Semaphore strangers = lane();
    private final Semaphore known = lane();

    FloodsAreAnsweredFirst(Networks networks, StandingPages pages, DeviceCookie devices) {
        this.devices = devices;
        this.networks = networks;
        this.pages = pages;
    }

    private static Semaphore lane() {
        return new Semaphore(AT_ONCE_FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !SignInController.SIGN_IN.equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var from = From.of(request);
        if (networks.isTired(from)) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            pages.write(request, response, VIEW, "access.tired", SignInController.SIGN_IN);
            return;
        }
        var lane = devices.isOurs(from.device()) ? known : strangers;
        if (!lane.tryAcquire()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            pages.write(request, response, VIEW, "access.busy", SignInController.SIGN_IN);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            lane.release();
        }
    }
}
