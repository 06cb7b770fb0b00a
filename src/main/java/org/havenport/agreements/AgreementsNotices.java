package org.havenport.agreements;

import java.time.Duration;
import org.havenport.notices.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What messages say about agreements. */
@Configuration(proxyBeanMethods = false)
class AgreementsNotices {

    /** Something is to be confirmed in the portal before only reading is left. */
    static final NoticeKind CONFIRM = NoticeKind.nudge("agreements.confirm", Duration.ofDays(1));

    /** Staff kept that somebody signed on paper. */
    static final NoticeKind ON_PAPER = NoticeKind.security("agreements.on-paper");

    @Bean
    NoticeKind noticeOfWhatIsToBeConfirmed() {
        return CONFIRM;
    }

    @Bean
    NoticeKind noticeOfASignatureOnPaper() {
        return ON_PAPER;
    }
}
