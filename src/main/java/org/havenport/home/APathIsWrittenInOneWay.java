package org.havenport.home;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A path is written in one way: letters written as numbers, parameters, doubled slashes and dots name no page. What
 * guards a path may then compare it as it was sent, and nobody goes round by writing it otherwise (A1.4).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
class APathIsWrittenInOneWay extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var understood = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        if (!request.getRequestURI().equals(understood)) {
            throw new NotHere();
        }
        chain.doFilter(request, response);
    }
}
