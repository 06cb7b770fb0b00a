package org.havenport.protocols;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which versions of a text ask everybody anew, and so whose attestation still counts (B.sec.4). Asks the database nothing.
 * Each language has versions of its own: whoever confirmed one in a language is held against those of that language.
 */
@Component
public class MaterialVersions {

    private final Texts texts;

    MaterialVersions(Texts texts) {
        this.texts = texts;
    }

    /** What is read and confirmed today: what is in force in the language, else in English; empty when nothing is. */
    public Optional<ApprovedText> toConfirm(String key, Locale language) {
        return texts.inForce(key, language).or(() -> texts.inForce(key, Locale.ENGLISH));
    }

    /** The newest material version up to the one in force; the first of all when none was marked. */
    public Optional<ApprovedText> newest(String key, Locale language) {
        return texts.inForce(key, language).flatMap(now -> {
            var until = texts.history(key, language).stream()
                    .filter(text -> text.approved() && text.version() <= now.version())
                    .toList();
            return until.stream()
                    .filter(text -> Objects.requireNonNull(text.approval()).material())
                    .max(Comparator.comparingInt(ApprovedText::version))
                    .or(() -> until.stream().min(Comparator.comparingInt(ApprovedText::version)));
        });
    }

    /** Whether one of these attestations of one person still counts for the text, or for one part of it. */
    public boolean confirmed(String key, @Nullable Clause clause, List<Attestation> ofOne) {
        var part = clause == null ? null : clause.name();
        return ofOne.stream()
                .filter(it -> it.key().equals(key) && Objects.equals(it.clause(), part))
                .anyMatch(it -> newest(key, it.language())
                        .filter(text -> it.version() >= text.version())
                        .isPresent());
    }
}
