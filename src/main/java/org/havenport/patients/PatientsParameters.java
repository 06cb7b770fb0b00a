package org.havenport.patients;

import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about who may open whose record. */
@Configuration
class PatientsParameters {

    /** Months for which a visit makes the clinician seen there part of the care team. */
    static final Parameter<Integer> VISIT_MONTHS =
            Parameter.whole("patients.visit-months", 24, 1, 120, Unit.MONTHS, "B.sec.2");

    /** Hours for which a record stays open after a reason was given without a care relationship. */
    static final Parameter<Integer> EMERGENCY_HOURS =
            Parameter.whole("patients.emergency-hours", 4, 1, 24, Unit.HOURS, "B.sec.2");

    /** Business days within which compliance looks at each emergency access. */
    static final Parameter<Integer> REVIEW_DAYS =
            Parameter.whole("patients.emergency-review-days", 5, 1, 20, Unit.BUSINESS_DAYS, "B.sec.2");

    @Bean
    Parameter<Integer> visitMonths() {
        return VISIT_MONTHS;
    }

    @Bean
    Parameter<Integer> emergencyHours() {
        return EMERGENCY_HOURS;
    }

    @Bean
    Parameter<Integer> emergencyReviewDays() {
        return REVIEW_DAYS;
    }
}
