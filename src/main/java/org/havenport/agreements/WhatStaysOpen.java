package org.havenport.agreements;

import java.util.Arrays;
import org.havenport.protocols.PatientFunction;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which functions somebody without an agreement still has: those of which every way to act stays open. */
@Component
class WhatStaysOpen {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    WhatStaysOpen(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    boolean isOpen(PatientFunction function) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .noneMatch(route -> isOf(function, route.getKey()) && acts(route.getKey()) && closes(route.getValue()));
    }

    private static boolean isOf(PatientFunction function, RequestMappingInfo route) {
        return route.getPatternValues().stream()
                .anyMatch(path -> path.equals(function.path()) || path.startsWith(function.path() + "/"));
    }

    private static boolean acts(RequestMappingInfo route) {
        return !route.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }

    private static boolean closes(HandlerMethod method) {
        var users = method.getMethodAnnotation(MayBeUsedBy.class);
        return users != null
                && Arrays.asList(users.value()).contains(Kind.PATIENT)
                && !method.hasMethodAnnotation(StaysOpen.class);
    }
}
