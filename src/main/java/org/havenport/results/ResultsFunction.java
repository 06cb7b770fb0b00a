package org.havenport.results;

import org.havenport.protocols.PatientFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What patients may use of this room. It is their right, so it cannot be switched off (45 CFR 164.524). */
@Configuration
class ResultsFunction {

    static final PatientFunction FUNCTION = PatientFunction.right(
            "results.seeing",
            ResultsController.PATH,
            "See your test results, and say that you have seen them.",
            "Ver los resultados de sus análisis y decir que los ha visto.",
            "A6.1",
            "B.ua.1");

    @Bean
    PatientFunction seeingResults() {
        return FUNCTION;
    }
}
