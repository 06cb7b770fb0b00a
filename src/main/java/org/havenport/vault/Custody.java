package org.havenport.vault;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which keeper of the organisation's key this installation has: a file, unless the settings name a key service. */
@Configuration(proxyBeanMethods = false)
class Custody {

    /**
     * @param file where the key is, without a service
     * @param service the address of a transit engine, empty for none
     * @param key the name of the key there
     * @param token the file with the token for it
     */
    @Bean
    KeyCustody custodyOfTheKey(
            @Value("${havenport.kek:${havenport.data}/keys/organisation.json}") String file,
            @Value("${" + TransitService.SETTING + ":}") String service,
            @Value("${havenport.kms-key:havenport}") String key,
            @Value("${havenport.kms-token:${havenport.data}/keys/kms-token}") Path token) {
        return service.isBlank()
                ? new FileCustody(file)
                : new TransitCustody(new TransitService(URI.create(service.strip()), token), key);
    }
}
