package org.havenport.concerns;

import java.util.List;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.PatientDuty;
import org.havenport.protocols.PatientFunction;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clocks of this room, in days. The law sets the most; the practice may be faster. */
@Configuration
class ConcernsParameters {

    /** Days to answer a request for correction (45 CFR 164.526(b)(2)(i)). */
    static final Parameter<Integer> CORRECTION_DAYS =
            Parameter.whole("concerns.correction-days", 60, 1, 60, Unit.DAYS, "A2.3");

    /** Days of the one extension (45 CFR 164.526(b)(2)(ii)). */
    static final Parameter<Integer> EXTENSION_DAYS =
            Parameter.whole("concerns.extension-days", 30, 1, 30, Unit.DAYS, "A2.3");

    /** Days from the discovery of an incident to its decision (45 CFR 164.404(b), ruling 9). */
    static final Parameter<Integer> INCIDENT_DAYS =
            Parameter.whole("concerns.incident-days", 60, 1, 60, Unit.DAYS, "A.risk.4");

    /** Asking for a correction in the portal; by phone and letter everybody may ask in any case. */
    static final PatientFunction CORRECTIONS = PatientFunction.offered(
            "concerns.corrections",
            CorrectionsController.PATH,
            "Ask us to correct something in your record, or say that something is not yours.",
            "Pedirnos que corrijamos algo en su expediente, o decir que algo no es suyo.",
            "A6.1",
            "B.ua.1",
            "A2.3");

    /** Whoever says so opens an incident. */
    static final PatientDuty NOT_YOURS = new PatientDuty(
            "concerns.not-yours",
            List.of("incident-opened"),
            "Tell us if you see something that is not yours.",
            "Avísenos si ve algo que no es suyo.");

    @Bean
    PatientDuty tellWhatIsNotYours() {
        return NOT_YOURS;
    }

    @Bean
    PatientFunction correctionsInThePortal() {
        return CORRECTIONS;
    }

    @Bean
    Parameter<Integer> correctionDays() {
        return CORRECTION_DAYS;
    }

    @Bean
    Parameter<Integer> extensionDays() {
        return EXTENSION_DAYS;
    }

    @Bean
    Parameter<Integer> incidentDays() {
        return INCIDENT_DAYS;
    }
}
