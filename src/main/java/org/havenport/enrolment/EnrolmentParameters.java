package org.havenport.enrolment;

import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about invitations. */
@Configuration(proxyBeanMethods = false)
class EnrolmentParameters {

    static final Parameter<Integer> CODE_DAYS =
            Parameter.whole("enrolment.code-days", 30, 7, 90, Unit.DAYS, "B.sec.4", "A1.4");
    static final Parameter<Integer> TRIES =
            Parameter.whole("enrolment.wrong-tries", 5, 3, 10, Unit.TIMES, "B.sec.4", "A1.4");
    static final Parameter<Integer> ASK_AFTER =
            Parameter.whole("enrolment.ask-after-days", 14, 3, 90, Unit.DAYS, "A1.10", "B.com.8");
    static final Parameter<Integer> OF_AGE =
            Parameter.whole("enrolment.of-age", 18, 18, 21, Unit.NONE, "B.risk.inap.3");

    @Bean
    Parameter<Integer> daysOfACode() {
        return CODE_DAYS;
    }

    @Bean
    Parameter<Integer> wrongTriesOfACode() {
        return TRIES;
    }

    @Bean
    Parameter<Integer> askWhyNotActivatedAfter() {
        return ASK_AFTER;
    }

    @Bean
    Parameter<Integer> ofAge() {
        return OF_AGE;
    }
}
