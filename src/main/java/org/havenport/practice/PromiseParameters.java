package org.havenport.practice;

import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often promises are looked at again, and how fast a broken one is answered. */
@Configuration
class PromiseParameters {

    /** Days from one review of a promise to the next. */
    static final Parameter<Integer> REVIEW_DAYS =
            Parameter.whole("practice.review-days", 365, 1, 365, Unit.DAYS, "B.concl");

    /** Days from one review of a promise about security to the next. */
    static final Parameter<Integer> CYBER_REVIEW_DAYS =
            Parameter.whole("practice.cyber-review-days", 90, 1, 90, Unit.DAYS, "B.concl");

    /** Opening hours within which the owner of a broken promise answers. */
    static final Parameter<Integer> MENDING_HOURS =
            Parameter.whole("practice.mending-hours", 9, 1, 45, Unit.HOURS, "A.risk.5");

    @Bean
    Parameter<Integer> reviewDays() {
        return REVIEW_DAYS;
    }

    @Bean
    Parameter<Integer> cyberReviewDays() {
        return CYBER_REVIEW_DAYS;
    }

    @Bean
    Parameter<Integer> mendingHours() {
        return MENDING_HOURS;
    }
}
