package org.havenport.access;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every request passes: the firewall, our own entrance, the forgery check, and the guard of the routes. */
@Configuration
class Door {

    /** Where a request goes whose form was not ours. */
    static final String NOT_OURS = "/sign-in/nothing-was-sent";

    @Bean
    CookieCsrfTokenRepository csrfTokens(SessionCookie cookie) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookie.named("havenport-form"));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                form -> form.httpOnly(true).secure(cookie.secure()).sameSite("Lax"));
        return tokens;
    }

    @Bean
    @ConditionalOnWebApplication
    SecurityFilterChain chain(
            HttpSecurity http,
            CookieCsrfTokenRepository csrfTokens,
            SessionCookie cookie,
            Sessions sessions,
            WhoIsIt who,
            PublicPaths paths,
            Opening opening,
            WhatWasTypedIsKept kept) {
        // Whoever it is stands in an attribute of the request, put there by our entrance; nothing is kept in the
        // server.
        return http.sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                // What other systems tell us is signed by them, and comes from no browser.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).ignoringRequestMatchers("/hooks/**"))
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals -> refusals.accessDeniedHandler((request, response, _) ->
                        request.getRequestDispatcher(NOT_OURS).forward(request, response)))
                .addFilterBefore(
                        new Entrance(cookie, sessions, who, paths, opening, new FormsOfOurs(csrfTokens), kept),
                        CsrfFilter.class)
                .build();
    }

    @Bean
    WebMvcConfigurer guardedRoutes(OnlyWhomTheRouteNames guard) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(guard).order(-100);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ViewerArgument());
            }
        };
    }
}
