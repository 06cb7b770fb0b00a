package org.havenport.practice;

import org.havenport.protocols.Parameter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often promises are looked at again, and how fast a broken one is answered. */
@Configuration
class PromiseParameters {

    /** Days from one review of a promise to the next. */
    static final Parameter<Integer> REVIEW_DAYS =
            Parameter.of("practice.review-days", Integer.class, 365, days -> days >= 1 && days <= 365, "B.concl");

    /** Days from one review of a promise about security to the next. */
    static final Parameter<Integer> CYBER_REVIEW_DAYS =
            Parameter.of("practice.cyber-review-days", Integer.class, 90, days -> days >= 1 && days <= 90, "B.concl");

    /** Opening hours within which the owner of a broken promise answers. */
    static final Parameter<Integer> MENDING_HOURS =
            Parameter.of("practice.mending-hours", Integer.class, 9, hours -> hours >= 1 && hours <= 45, "A.risk.5");

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
