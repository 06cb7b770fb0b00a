package org.havenport.home;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the zero character out of whatever a form brings: nobody types it, and the database keeps no text with it. */
@Component
class WhatIsTyped extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new WithoutZeros(request), response);
    }

    private static final class WithoutZeros extends HttpServletRequestWrapper {

        WithoutZeros(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return plain(super.getParameter(name));
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return plain(super.getParameterValues(name));
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var plain = new LinkedHashMap<String, String[]>();
            super.getParameterMap().forEach((name, values) -> plain.put(name, each(values)));
            return Collections.unmodifiableMap(plain);
        }

        private static @Nullable String plain(@Nullable String value) {
            return value == null ? null : value.replace("\0", "");
        }

        private static String @Nullable [] plain(String @Nullable [] values) {
            return values == null ? null : each(values);
        }

        private static String[] each(String[] values) {
            return Arrays.stream(values).map(value -> value.replace("\0", "")).toArray(String[]::new);
        }
    }
}
