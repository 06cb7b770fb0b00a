package org.havenport.notices;

import java.time.Duration;
import org.havenport.notices.NoticeKind.Urgency;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The notices that this room sends itself. */
@Configuration(proxyBeanMethods = false)
class OurKinds {

    static final NoticeKind CODE = new NoticeKind("notices.code", Urgency.CODE, Duration.ZERO);
    static final NoticeKind ADDRESS_ADDED = NoticeKind.security("notices.address-added");

    @Bean
    NoticeKind codeForAnAddress() {
        return CODE;
    }

    @Bean
    NoticeKind addressWasAdded() {
        return ADDRESS_ADDED;
    }
}
