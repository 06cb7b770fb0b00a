package org.havenport.vault;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which keeper of the organisation's key this installation has: a file, unless the settings name another. */
@Configuration(proxyBeanMethods = false)
class Custody {

    @Bean
    KeyCustody custodyOfTheKey(@Value("${havenport.kek:${havenport.data}/keys/organisation.json}") String file) {
        return new FileCustody(file);
    }
}
