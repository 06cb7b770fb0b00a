package org.havenport.agreements;

import org.havenport.protocols.Approver;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about agreements. */
@Configuration(proxyBeanMethods = false)
class AgreementsParameters {

    /** Days from the first time somebody is asked for a material version until their account only reads. */
    static final Parameter<Integer> GRACE = Parameter.whole("agreements.grace-days", 30, 7, 90, Unit.DAYS, "B.sec.4")
            .approvedBy(Approver.COUNSEL);

    @Bean
    Parameter<Integer> daysToConfirmANewVersion() {
        return GRACE;
    }
}
