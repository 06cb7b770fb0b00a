package org.havenport.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.havenport.chart.Code;
import org.jspecify.annotations.Nullable;

/** A CodeableConcept: what a person calls it, and its codes. */
final class Concept {

    private Concept() {}

    /** Its text, else the display of its first coding, else its first code; null when it says nothing. */
    static @Nullable String words(Field concept) {
        if (concept.missing()) {
            return null;
        }
        var text = concept.text("text");
        if (text != null) {
            return text;
        }
        String code = null;
        for (var coding : concept.list("coding")) {
            var display = coding.text("display");
            if (display != null) {
                return display;
            }
            code = code == null ? coding.text("code") : code;
        }
        return code;
    }

    static List<Code> codes(Field concept) {
        var codes = new ArrayList<Code>();
        if (!concept.missing()) {
            for (var coding : concept.list("coding")) {
                var code = coding.text("code");
                if (code != null) {
                    codes.add(new Code(coding.text("system", ""), code));
                }
            }
        }
        return codes;
    }

    /** Everything it says of itself: text, displays and codes. */
    static List<String> said(Field concept) {
        var said = new ArrayList<String>();
        for (var coding : concept.list("coding")) {
            Stream.of("code", "display")
                    .map(coding::text)
                    .filter(Objects::nonNull)
                    .forEach(said::add);
        }
        var text = concept.text("text");
        if (text != null) {
            said.add(text);
        }
        return said;
    }

    /** Whether one of the concepts carries a code. */
    static boolean anyOf(List<Field> concepts, String code) {
        return concepts.stream()
                .flatMap(it -> codes(it).stream())
                .anyMatch(it -> it.code().equals(code));
    }
}
