package org.havenport.house;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The fields a form of a route may hold, of every type: single ones, and the parts of the records they fill. */
record Fields(String pattern, List<String> names) {

    /** Of every route that takes forms. */
    static List<Fields> ofForms(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getName().startsWith("org.havenport."))
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .map(pattern -> new Fields(pattern, names(route.getValue()))))
                .sorted(java.util.Comparator.comparing(Fields::pattern))
                .toList();
    }

    private static List<String> names(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .flatMap(parameter -> {
                    parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                    var type = parameter.getParameterType();
                    if ("frame".equals(parameter.getParameterName())) {
                        return Stream.empty();
                    }
                    if (parameter.hasParameterAnnotation(RequestParam.class)) {
                        return Stream.of(String.valueOf(parameter.getParameterName()));
                    }
                    return type.isRecord() && parameter.hasParameterAnnotation(ModelAttribute.class)
                            ? Arrays.stream(type.getRecordComponents()).map(it -> it.getName())
                            : Stream.empty();
                })
                .toList();
    }
}
