package org.havenport.patients;

import org.havenport.protocols.Parameter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about who may open whose record. */
@Configuration
class PatientsParameters {

    /** Months for which a visit makes the clinician seen there part of the care team. */
    static final Parameter<Integer> VISIT_MONTHS =
            Parameter.of("patients.visit-months", Integer.class, 24, months -> months >= 1 && months <= 120, "B.sec.2");

    /** Hours for which a record stays open after a reason was given without a care relationship. */
    static final Parameter<Integer> EMERGENCY_HOURS =
            Parameter.of("patients.emergency-hours", Integer.class, 4, hours -> hours >= 1 && hours <= 24, "B.sec.2");

    /** Business days within which compliance looks at each emergency access. */
    static final Parameter<Integer> REVIEW_DAYS = Parameter.of(
            "patients.emergency-review-days", Integer.class, 5, days -> days >= 1 && days <= 20, "B.sec.2");

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
