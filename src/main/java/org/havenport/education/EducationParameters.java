package org.havenport.education;

import org.havenport.protocols.Approver;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about teaching patients. */
@Configuration(proxyBeanMethods = false)
class EducationParameters {

    /** Days after which everybody is reminded again that the portal is not for life-threatening matters. */
    static final Parameter<Integer> REMINDER = Parameter.whole(
                    "education.reminder-days", 180, 30, 365, Unit.DAYS, "B.edu.3")
            .approvedBy(Approver.MEDICAL_DIRECTOR);

    /** Failed sign-ins in a day after which another round is offered. */
    static final Parameter<Integer> FAILED = Parameter.whole("education.failed-sign-ins", 3, 2, 10, Unit.TIMES, "A7");

    @Bean
    Parameter<Integer> daysUntilTheNextReminder() {
        return REMINDER;
    }

    @Bean
    Parameter<Integer> failedSignInsUntilAnotherRound() {
        return FAILED;
    }
}
