package org.havenport.enrolment;

import java.time.Duration;
import org.havenport.notices.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What messages say about accounts. A code is never in one. */
@Configuration(proxyBeanMethods = false)
class EnrolmentNotices {

    /** A letter with the way in is on its way or was handed over. */
    static final NoticeKind INVITED = NoticeKind.nudge("enrolment.invited", Duration.ofDays(1));

    /** An account was made. */
    static final NoticeKind MADE = NoticeKind.security("enrolment.made");

    /** An account was ended. */
    static final NoticeKind LEFT = NoticeKind.security("enrolment.left");

    @Bean
    NoticeKind noticeOfAnInvitation() {
        return INVITED;
    }

    @Bean
    NoticeKind noticeOfAnAccount() {
        return MADE;
    }

    @Bean
    NoticeKind noticeOfLeaving() {
        return LEFT;
    }
}
