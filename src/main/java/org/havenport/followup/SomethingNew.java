package org.havenport.followup;

import java.time.Duration;
import org.havenport.notices.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Points a patient to what was released to them, without a word about what it is. */
@Configuration(proxyBeanMethods = false)
class SomethingNew {

    /** At most every four hours: what comes meanwhile is told together. */
    static final NoticeKind KIND = NoticeKind.nudge("followup.something-new", Duration.ofHours(4));

    @Bean
    NoticeKind noticeOfSomethingNew() {
        return KIND;
    }
}
