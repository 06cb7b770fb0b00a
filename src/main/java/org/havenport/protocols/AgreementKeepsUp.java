package org.havenport.protocols;

import org.havenport.viewer.Viewer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whenever a function is switched or the disclaimer changes, the agreement is proposed anew, for counsel to approve. */
@Component
@Order
public class AgreementKeepsUp implements Remembered {

    private static final Viewer.Job JOB = new Viewer.Job("agreement");

    private final Texts texts;
    private final TheAgreementCarriesTheDisclaimer carries;

    AgreementKeepsUp(Texts texts, TheAgreementCarriesTheDisclaimer carries) {
        this.texts = texts;
        this.carries = carries;
    }

    /** Proposes it now, in each language in which it is not as it should read. */
    @Override
    public void readAgain() {
        for (var language : HouseTexts.LANGUAGES) {
            var newest = texts.history(HouseTexts.AGREEMENT.key(), language).stream()
                    .findFirst()
                    .map(ApprovedText::madeOf);
            if (carries.ready(language)
                    && newest.filter(carries.madeOf(language)::equals).isEmpty()) {
                texts.proposeAgreement(JOB, language);
            }
        }
    }
}
