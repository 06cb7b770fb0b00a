package org.havenport.writing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.Clause;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Sections;
import org.havenport.protocols.Texts;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door for every page on which patients write: what stands there, and a look at the words before they are sent. It
 * keeps that somebody was warned, never of what.
 */
@Component
public class Writing {

    static final String WARNED = "wrong-channel-warned";
    static final String WENT_ON = "wrong-channel-gone-on";

    private final Asking asking;
    private final Audit audit;
    private final Texts texts;
    private final Protocols protocols;
    private final SensitiveTopicsAreNoticedBeforeSending noticed;

    Writing(
            Asking asking,
            Audit audit,
            Texts texts,
            Protocols protocols,
            SensitiveTopicsAreNoticedBeforeSending noticed) {
        this.asking = asking;
        this.audit = audit;
        this.texts = texts;
        this.protocols = protocols;
        this.noticed = noticed;
    }

    /**
     * What the page repeats: not for emergencies, not for sensitive matters, as the agreement in force says it (B.ua.2,
     * B.edu.3). The first is never missing.
     */
    public List<Sections.Section> reminder(Locale language) {
        var emergency = texts.shown(Clause.EMERGENCY.key(), language);
        var first = new Sections.Section(Clause.EMERGENCY.name(), emergency.heading(), emergency.text());
        return sensitive(language).map(second -> List.of(first, second)).orElse(List.of(first));
    }

    private Optional<Sections.Section> sensitive(Locale language) {
        return texts.inForce(HouseTexts.AGREEMENT.key(), language).stream()
                .flatMap(agreement -> Sections.of(agreement.body()).parts().stream())
                .filter(part -> part.id().equals(Clause.SENSITIVE.name()))
                .findFirst();
    }

    /**
     * Looks at words before they are sent.
     *
     * @param insists whether the writer has seen what there is to see, and sends them all the same
     * @return what the writer is to see first; empty when the words go out
     */
    public Optional<Looked> before(Viewer viewer, String text, boolean insists) {
        var looked = noticed.look(
                text, protocols.value(WritingParameters.LONG), protocols.value(WritingParameters.QUESTIONS));
        if (!looked.warns()) {
            return Optional.empty();
        }
        if (!looked.topics().isEmpty()) {
            asking.run(
                    viewer,
                    sql -> audit.record(
                            sql, AuditEvent.about(insists ? WENT_ON : WARNED, viewer.patient(), null, null)));
        }
        return insists ? Optional.empty() : Optional.of(looked);
    }
}
