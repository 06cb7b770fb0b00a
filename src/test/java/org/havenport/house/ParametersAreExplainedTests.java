package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.havenport.protocols.Parameter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever decides a value can read what it does, in every language, and the proposed value is one that may be decided. */
@PortalTest
class ParametersAreExplainedTests {

    @Autowired
    List<Parameter<?>> parameters;

    @Test
    void everyParameterHasItsWords() {
        var explained = Spoken.rooms().stream()
                .flatMap(room -> Spoken.in(room, "en").stringPropertyNames().stream())
                .collect(Collectors.toSet());
        assertThat(parameters).isNotEmpty().extracting(Parameter::key).doesNotHaveDuplicates();
        assertThat(parameters)
                .extracting(parameter -> "parameter." + parameter.key())
                .filteredOn(key -> !explained.contains(key))
                .as("Each parameter is explained under parameter.<key>")
                .isEmpty();
    }

    @Test
    void everyParameterNamesRowsThatExist() {
        var rows = Requirements.read().stream().map(Requirements.Row::id).collect(Collectors.toSet());
        assertThat(parameters)
                .allSatisfy(parameter ->
                        assertThat(parameter.requirements()).as(parameter.key()).isSubsetOf(rows));
    }

    @Test
    void everyStandardIsAcceptable() {
        assertThat(parameters)
                .allSatisfy(parameter -> assertThat(acceptsItsStandard(parameter))
                        .as("%s accepts its own standard", parameter.key())
                        .isTrue());
    }

    private static <T> boolean acceptsItsStandard(Parameter<T> parameter) {
        return parameter.accepts(parameter.standard());
    }
}
