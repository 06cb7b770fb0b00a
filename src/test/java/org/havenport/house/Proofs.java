package org.havenport.house;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which tests say that they show which behaviours, read from the compiled tests. */
final class Proofs {

    private static final Set<String> TESTS = Set.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.TestFactory",
            "org.junit.jupiter.api.RepeatedTest",
            "org.junit.jupiter.params.ParameterizedTest");

    private Proofs() {}

    /**
     * A behaviour and a test that shows it.
     *
     * @param type the test class with its room, {@code results.ResultsTests}
     * @param method empty when the whole class shows it
     * @param runs false when it is no test, or disabled
     */
    record Proof(String behaviour, String type, String method, boolean runs) {
        String test() {
            return method.isEmpty() ? type : type + "." + method;
        }

        /** The name of the class without its room. */
        String simpleType() {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }

    static List<Proof> all() {
        return classes()
                .flatMap(type -> Stream.concat(ofClass(type), ofMethods(type)))
                .toList();
    }

    /** The test classes that show something. */
    static Stream<JavaClass> classes() {
        return House.TESTS.stream()
                .filter(type -> type.isAnnotatedWith(Verifies.class)
                        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Verifies.class)));
    }

    private static Stream<Proof> ofClass(JavaClass type) {
        if (!type.isAnnotatedWith(Verifies.class)) {
            return Stream.empty();
        }
        var runs = enabled(type.getAnnotations())
                && type.getMethods().stream().anyMatch(method -> isTest(method) && enabled(method.getAnnotations()));
        return ids(type.getAnnotationOfType(Verifies.class)).map(id -> new Proof(id, name(type), "", runs));
    }

    private static Stream<Proof> ofMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(Verifies.class))
                .flatMap(method -> {
                    var runs = isTest(method) && enabled(type.getAnnotations()) && enabled(method.getAnnotations());
                    return ids(method.getAnnotationOfType(Verifies.class))
                            .map(id -> new Proof(id, name(type), method.getName(), runs));
                });
    }

    private static String name(JavaClass type) {
        return type.getName().substring(House.PACKAGE.length());
    }

    private static Stream<String> ids(Verifies verifies) {
        return Arrays.stream(verifies.value());
    }

    private static boolean enabled(Collection<? extends JavaAnnotation<?>> annotations) {
        return annotations.stream()
                .map(annotation -> annotation.getRawType().getSimpleName())
                .noneMatch(name -> name.startsWith("Disabled") || name.startsWith("Enabled"));
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> TESTS.contains(annotation.getRawType().getName()));
    }
}
