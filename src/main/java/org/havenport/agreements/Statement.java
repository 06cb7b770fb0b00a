package org.havenport.agreements;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Attestations;
import org.havenport.protocols.Clause;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Sections;
import org.havenport.protocols.Text;
import org.jspecify.annotations.Nullable;

/** What a person confirms, each with a box of its own, in the order in which it is asked (B.sec.4, B.ua.2). */
enum Statement {
    PRIVACY(HouseTexts.PRIVACY, null),
    SECURITY(HouseTexts.SECURITY, null),
    BREACHES(HouseTexts.BREACHES, null),
    EMERGENCY(HouseTexts.AGREEMENT, Clause.EMERGENCY),
    SENSITIVE(HouseTexts.AGREEMENT, Clause.SENSITIVE),
    AGREEMENT(HouseTexts.AGREEMENT, null);

    private final Text text;
    private final @Nullable Clause clause;

    Statement(Text text, @Nullable Clause clause) {
        this.text = text;
        this.clause = clause;
    }

    /** The three without which nobody comes in: that the two policies were read, and that a breach is possible. */
    static List<Statement> separate() {
        return List.of(PRIVACY, SECURITY, BREACHES);
    }

    /** Whether it belongs to the agreement, which nobody must enter to read what is theirs (C5). */
    boolean isOfTheAgreement() {
        return text == HouseTexts.AGREEMENT;
    }

    String key() {
        return text.key();
    }

    @Nullable
    Clause clause() {
        return clause;
    }

    /** The words the box is about: the whole text, or the one clause of it. */
    Sections words(ApprovedText version) {
        var all = Sections.of(version.body());
        if (clause == null) {
            return all;
        }
        return all.parts().stream()
                .filter(part -> part.id().equals(clause.name()))
                .findFirst()
                .map(part -> new Sections(part.heading(), part.text(), List.of()))
                .orElse(all);
    }

    Attestations.Said said(ApprovedText version, String hash) {
        return new Attestations.Said(key(), version.locale(), hash, clause);
    }

    static Optional<Statement> of(String key, @Nullable String clause) {
        return Arrays.stream(values())
                .filter(it -> it.key().equals(key)
                        && java.util.Objects.equals(it.clause == null ? null : it.clause.name(), clause))
                .findFirst();
    }
}
