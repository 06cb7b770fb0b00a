package org.havenport.demo;

import org.havenport.protocols.AgreementKeepsUp;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Text;
import org.havenport.protocols.Texts;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * What is still a draft is approved by whose it is, each text for two years less a month. The explanations of tests stay
 * drafts, and are shown as such: no clinician has read them.
 */
@Component
@ConditionalOnProperty("havenport.demo")
class TextsOfThePractice {

    private static final String TRANSLATOR = "Lucía Ferrer, certified translator";
    private static final int MONTHS = 23;

    private final Texts texts;
    private final AgreementKeepsUp agreement;

    TextsOfThePractice(Texts texts, AgreementKeepsUp agreement) {
        this.texts = texts;
        this.agreement = agreement;
    }

    boolean done() {
        return texts.missing().isEmpty();
    }

    void approve(Viewer viewer, Text.Kind kind) {
        waiting(viewer, kind);
        // The agreement carries the disclaimer, so it can be proposed only after it.
        agreement.readAgain();
        waiting(viewer, kind);
    }

    private void waiting(Viewer viewer, Text.Kind kind) {
        var today = texts.today();
        texts.waiting().stream()
                .filter(text -> kind == kind(text) && !text.key().startsWith("meanings."))
                .forEach(text -> texts.approve(
                        viewer,
                        text.key(),
                        text.version(),
                        text.locale(),
                        text.hash(),
                        today,
                        today.plusMonths(MONTHS),
                        text.locale().getLanguage().equals("en") ? null : TRANSLATOR,
                        true));
    }

    private Text.Kind kind(ApprovedText text) {
        return texts.declared(text.key()).kind();
    }
}
