package org.havenport.worklist;

import org.havenport.notices.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What somebody of the staff is told when work comes to them that cannot wait: that it is there, and nothing of it. */
@Configuration(proxyBeanMethods = false)
class Paging {

    static final NoticeKind KIND = NoticeKind.page("worklist.work-waits");

    @Bean
    NoticeKind workWaits() {
        return KIND;
    }
}
