package org.havenport.writing;

import org.havenport.protocols.Approver;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From when on a text is a matter for a visit. */
@Configuration(proxyBeanMethods = false)
class WritingParameters {

    static final Parameter<Integer> LONG = Parameter.whole(
                    "writing.long-text", 1000, 300, 1900, Unit.CHARACTERS, "B.edu.3")
            .approvedBy(Approver.MEDICAL_DIRECTOR);

    static final Parameter<Integer> QUESTIONS =
            Parameter.whole("writing.questions", 2, 2, 5, Unit.NONE, "B.edu.3").approvedBy(Approver.MEDICAL_DIRECTOR);

    @Bean
    Parameter<Integer> textsThatAreLong() {
        return LONG;
    }

    @Bean
    Parameter<Integer> questionsThatAreSeveral() {
        return QUESTIONS;
    }
}
