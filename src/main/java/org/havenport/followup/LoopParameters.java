package org.havenport.followup;

import org.havenport.protocols.Approver;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** After how many days a result that is not final yet is asked for, by its class (B.risk.over.2). */
@Configuration(proxyBeanMethods = false)
class LoopParameters {

    static final Parameter<Integer> LABORATORY = days("followup.early-laboratory-days", 7);
    static final Parameter<Integer> PATHOLOGY = days("followup.early-pathology-days", 14);
    static final Parameter<Integer> IMAGING = days("followup.early-imaging-days", 3);

    private static Parameter<Integer> days(String key, int standard) {
        return Parameter.whole(key, standard, 1, 60, Unit.DAYS, "B.risk.over.2").approvedBy(Approver.MEDICAL_DIRECTOR);
    }

    @Bean
    Parameter<Integer> earlyLaboratoryDays() {
        return LABORATORY;
    }

    @Bean
    Parameter<Integer> earlyPathologyDays() {
        return PATHOLOGY;
    }

    @Bean
    Parameter<Integer> earlyImagingDays() {
        return IMAGING;
    }
}
