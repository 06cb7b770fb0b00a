package org.havenport.followup;

import org.havenport.protocols.Approver;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When what stays unread climbs (A1.10): no time can be set to later than the bulletin's. */
@Configuration(proxyBeanMethods = false)
class LadderParameters {

    static final Parameter<Integer> REMINDER = hours("followup.reminder-hours", 24, 4, 24);
    static final Parameter<Integer> SECOND = hours("followup.second-channel-hours", 48, 8, 72);
    static final Parameter<Integer> CRITICAL_REMINDER = hours("followup.critical-reminder-hours", 6, 1, 12);
    static final Parameter<Integer> CRITICAL_CALL = hours("followup.critical-call-hours", 24, 1, 24);
    static final Parameter<Integer> CRITICAL_TRY = hours("followup.critical-try-hours", 4, 1, 12);
    static final Parameter<Integer> CALL = Parameter.whole(
                    "followup.call-business-days", 3, 1, 3, Unit.BUSINESS_DAYS, "A1.10", "B.com.4")
            .approvedBy(Approver.MEDICAL_DIRECTOR);
    static final Parameter<Integer> LETTER = Parameter.whole("followup.letter-days", 10, 3, 14, Unit.DAYS, "A1.10")
            .approvedBy(Approver.MEDICAL_DIRECTOR);
    static final Parameter<Integer> TRIES =
            Parameter.whole("followup.tries", 3, 1, 3, Unit.TIMES, "A1.10").approvedBy(Approver.MEDICAL_DIRECTOR);

    private static Parameter<Integer> hours(String key, int standard, int least, int most) {
        return Parameter.whole(key, standard, least, most, Unit.HOURS, "A1.10").approvedBy(Approver.MEDICAL_DIRECTOR);
    }

    @Bean
    Parameter<Integer> reminderHours() {
        return REMINDER;
    }

    @Bean
    Parameter<Integer> secondChannelHours() {
        return SECOND;
    }

    @Bean
    Parameter<Integer> criticalReminderHours() {
        return CRITICAL_REMINDER;
    }

    @Bean
    Parameter<Integer> criticalCallHours() {
        return CRITICAL_CALL;
    }

    @Bean
    Parameter<Integer> criticalTryHours() {
        return CRITICAL_TRY;
    }

    @Bean
    Parameter<Integer> callBusinessDays() {
        return CALL;
    }

    @Bean
    Parameter<Integer> letterDays() {
        return LETTER;
    }

    @Bean
    Parameter<Integer> triesBeforeALetter() {
        return TRIES;
    }
}
