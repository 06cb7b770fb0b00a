package org.havenport.house;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The fields a form of a route may hold, of every type: single ones, and the parts of the records they fill. */
record Fields(String pattern, List<Field> fields) {

    /** One of them. */
    record Field(String name, Type type) {

        /** What somebody would enter who means well; text is what nothing is known of. */
        String plausible(Random random) {
            var one = type instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : type;
            if (!(one instanceof Class<?> kind)) {
                return "x";
            }
            if (kind.isEnum()) {
                var all = kind.getEnumConstants();
                return ((Enum<?>) all[random.nextInt(all.length)]).name();
            }
            if (kind == boolean.class || kind == Boolean.class) {
                return "true";
            }
            if (kind == UUID.class) {
                return UUID.randomUUID().toString();
            }
            return kind == int.class || kind == Integer.class || kind == long.class ? "1" : "x";
        }
    }

    /** Of every route that takes forms. */
    static List<Fields> ofForms(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getName().startsWith("org.havenport."))
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .map(pattern -> new Fields(pattern, fields(route.getValue()))))
                .sorted(Comparator.comparing(Fields::pattern))
                .toList();
    }

    private static List<Field> fields(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .flatMap(parameter -> {
                    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                    var type = parameter.getParameterType();
                    if ("frame".equals(parameter.getParameterName())) {
                        return Stream.empty();
                    }
                    if (parameter.hasParameterAnnotation(RequestParam.class)) {
                        return Stream.of(new Field(
                                String.valueOf(parameter.getParameterName()), parameter.getGenericParameterType()));
                    }
                    return type.isRecord() && parameter.hasParameterAnnotation(ModelAttribute.class)
                            ? Arrays.stream(type.getRecordComponents())
                                    .map(it -> new Field(it.getName(), it.getGenericType()))
                            : Stream.empty();
                })
                .toList();
    }
}
