package org.havenport.recovery;

import java.time.Duration;
import org.havenport.notices.NoticeKind;
import org.havenport.notices.NoticeKind.Urgency;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told about recoveries. */
@Configuration(proxyBeanMethods = false)
class RecoveryKinds {

    /** The first proof, to the verified e-mail address. */
    static final NoticeKind CODE = new NoticeKind("recovery.code", Urgency.CODE, Duration.ZERO);

    /** The weaker second proof. */
    static final NoticeKind TEXT = new NoticeKind("recovery.text", Urgency.CODE, Duration.ZERO);

    static final NoticeKind DONE = NoticeKind.security("recovery.done");
    static final NoticeKind HELPED = NoticeKind.security("recovery.helped");
    static final NoticeKind SUSPENDED = NoticeKind.security("recovery.suspended");
    static final NoticeKind LIFTED = NoticeKind.security("recovery.lifted");
    static final NoticeKind REFUSED = NoticeKind.security("recovery.refused");

    @Bean
    NoticeKind recoveryCode() {
        return CODE;
    }

    @Bean
    NoticeKind recoveryCodeByText() {
        return TEXT;
    }

    @Bean
    NoticeKind recoveryIsDone() {
        return DONE;
    }

    @Bean
    NoticeKind recoveryWasHelped() {
        return HELPED;
    }

    @Bean
    NoticeKind accountWasSuspended() {
        return SUSPENDED;
    }

    @Bean
    NoticeKind suspensionWasLifted() {
        return LIFTED;
    }

    @Bean
    NoticeKind recoveryProofWasRefused() {
        return REFUSED;
    }
}
