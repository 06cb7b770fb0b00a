package org.havenport.access;

import org.havenport.notices.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What somebody is told when something they sign in with was changed or used. */
@Configuration(proxyBeanMethods = false)
class NoticesOfFactors {

    static final NoticeKind PASSWORD_CHANGED = NoticeKind.security("access.password-changed");
    static final NoticeKind APP_REPLACED = NoticeKind.security("access.app-replaced");
    static final NoticeKind RECOVERY_CODES_MADE = NoticeKind.security("access.recovery-codes-made");
    static final NoticeKind RECOVERY_CODE_USED = NoticeKind.security("access.recovery-code-used");
    static final NoticeKind SECOND_FACTOR_OFF = NoticeKind.security("access.second-factor-off");
    static final NoticeKind PASSKEY_COPIED = NoticeKind.security("access.passkey-copied");

    @Bean
    NoticeKind passkeyWasCopied() {
        return PASSKEY_COPIED;
    }

    @Bean
    NoticeKind passwordWasChanged() {
        return PASSWORD_CHANGED;
    }

    @Bean
    NoticeKind appWasReplaced() {
        return APP_REPLACED;
    }

    @Bean
    NoticeKind recoveryCodesWereMade() {
        return RECOVERY_CODES_MADE;
    }

    @Bean
    NoticeKind recoveryCodeWasUsed() {
        return RECOVERY_CODE_USED;
    }

    @Bean
    NoticeKind secondFactorWasSwitchedOff() {
        return SECOND_FACTOR_OFF;
    }
}
