package org.havenport.notices;

import java.time.Duration;
import org.havenport.notices.NoticeKind.Urgency;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The notices that this room sends itself. */
@Configuration(proxyBeanMethods = false)
class OurKinds {

    static final NoticeKind CODE = NoticeKind.code("notices.code");
    static final NoticeKind ADDRESS_ADDED = NoticeKind.security("notices.address-added");

    /** To every address that is in use. */
    static final NoticeKind ADDRESS_CHANGED = NoticeKind.security("notices.address-changed");

    /** To the one that was replaced. */
    static final NoticeKind ADDRESS_REPLACED = new NoticeKind("notices.address-replaced", Urgency.UNDO, Duration.ZERO);

    static final NoticeKind CHANGE_UNDONE = NoticeKind.security("notices.change-undone");

    /** How an account is kept safe: every quarter, whatever somebody wishes to be told otherwise. */
    static final NoticeKind REMINDER = NoticeKind.security("notices.security-reminder");

    @Bean
    NoticeKind reminderOfSecurity() {
        return REMINDER;
    }

    @Bean
    NoticeKind codeForAnAddress() {
        return CODE;
    }

    @Bean
    NoticeKind addressWasAdded() {
        return ADDRESS_ADDED;
    }

    @Bean
    NoticeKind addressWasChanged() {
        return ADDRESS_CHANGED;
    }

    @Bean
    NoticeKind addressWasReplaced() {
        return ADDRESS_REPLACED;
    }

    @Bean
    NoticeKind changeWasUndone() {
        return CHANGE_UNDONE;
    }
}
