package org.havenport.worklist;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Kinds of work that only tests have. */
@Configuration(proxyBeanMethods = false)
class KindsOfTheTests {

    @Bean
    WorkKind callOfTheTests() {
        return SomeWork.CALL;
    }

    @Bean
    WorkKind formOfTheTests() {
        return SomeWork.FORM;
    }
}
