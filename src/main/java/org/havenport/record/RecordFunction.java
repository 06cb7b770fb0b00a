package org.havenport.record;

import org.havenport.protocols.PatientFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What patients may use of this room. It is their right, so it cannot be switched off (45 CFR 164.524). */
@Configuration
class RecordFunction {

    static final PatientFunction FUNCTION = PatientFunction.right(
            "record.seeing",
            RecordController.PATH,
            "See your record: medicines, allergies, vitals, visits, notes and documents.",
            "Ver su expediente: medicamentos, alergias, signos vitales, visitas, notas y documentos.",
            "A6.1",
            "B.ua.1");

    @Bean
    PatientFunction seeingRecord() {
        return FUNCTION;
    }
}
