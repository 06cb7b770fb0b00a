package org.havenport.home;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.havenport.protocols.Functions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A function that the practice switched off opens for nobody: whoever asks for it is told so, and how else to do it. */
@Component
class WhatIsSwitchedOffIsClosed implements WebMvcConfigurer, HandlerInterceptor {

    static final String TOLD = "/switched-off";

    private final Functions functions;

    WhatIsSwitchedOffIsClosed(Functions functions) {
        this.functions = functions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (functions.opens(request.getServletPath())) {
            return true;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", TOLD);
        return false;
    }
}
