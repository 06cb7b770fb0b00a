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

    /** The reminder of what stayed unread (A1.10#2). */
    static final NoticeKind STILL_WAITING = NoticeKind.nudge("followup.still-waiting", Duration.ofHours(4));

    /** The same by the channel that was not tried. */
    static final NoticeKind ANOTHER_WAY = NoticeKind.otherWay("followup.another-way", Duration.ofHours(4));

    @Bean
    NoticeKind noticeOfSomethingNew() {
        return KIND;
    }

    @Bean
    NoticeKind reminderOfWhatWaits() {
        return STILL_WAITING;
    }

    @Bean
    NoticeKind reminderByAnotherWay() {
        return ANOTHER_WAY;
    }
}
