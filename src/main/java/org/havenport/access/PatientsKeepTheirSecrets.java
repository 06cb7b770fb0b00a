package org.havenport.access;

import java.util.List;
import org.havenport.protocols.PatientDuty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the agreement asks of patients about signing in; others who try are seen in the failed attempts. */
@Configuration(proxyBeanMethods = false)
class PatientsKeepTheirSecrets {

    @Bean
    PatientDuty keepYourSecrets() {
        return new PatientDuty(
                "access.secret",
                List.of("sign-in-failed", "sign-in-held-back", "sign-in-locked"),
                "Keep your password and your codes to yourself.",
                "No comparta su contraseña ni sus códigos.");
    }
}
