package org.havenport.meanings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Texts;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Words about tests reach patients only when the medical director approved them in that very language. The synthetic
 * practice, whose patients are nobody, shows drafts as drafts.
 */
@Component
class ExplanationsWaitForApproval implements Safeguard {

    private final KnownTests known;
    private final Texts texts;
    private final Clock clock;
    private final boolean showsDrafts;

    ExplanationsWaitForApproval(
            KnownTests known, Texts texts, Clock clock, @Value("${havenport.demo:false}") boolean showsDrafts) {
        this.known = known;
        this.texts = texts;
        this.clock = clock;
        this.showsDrafts = showsDrafts;
    }

    /** The words of a chapter that may be shown: what is in force, in the synthetic practice else the newest draft. */
    Optional<ApprovedText> words(String chapter, Locale language) {
        return inForce(chapter, language).or(() -> showsDrafts ? draft(chapter, language) : Optional.empty());
    }

    Optional<ApprovedText> inForce(String chapter, Locale language) {
        return texts.inForce(MeaningTexts.key(chapter), language);
    }

    /** The newest version, when nobody has approved it. */
    Optional<ApprovedText> draft(String chapter, Locale language) {
        return texts.history(MeaningTexts.key(chapter), language).stream()
                .findFirst()
                .filter(newest -> !newest.approved());
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.misint.1");
    }

    @Override
    public String promise() {
        return "Patients read an explanation of a test only after the medical director approved it in their language.";
    }

    @Override
    public Evidence evidence() {
        var unapproved = 0;
        var told = new ArrayList<String>();
        var whole = true;
        for (var language : MeaningTexts.LANGUAGES) {
            var shown = known.chapters().stream()
                    .flatMap(chapter -> words(chapter, language).stream())
                    .toList();
            var approved = shown.stream()
                    .filter(text -> text.approved() && inForce(text).isPresent())
                    .count();
            unapproved += Math.toIntExact(shown.size() - approved);
            whole &= approved == known.chapters().size();
            told.add("%s: %d of %d chapters approved"
                    .formatted(
                            language.getLanguage(), approved, known.chapters().size()));
        }
        var seen = String.join("; ", told)
                + (unapproved > 0 ? "; %d are shown as drafts, to nobody's patients".formatted(unapproved) : "");
        if (unapproved > 0 && !showsDrafts) {
            return Evidence.broken(seen, clock.instant(), MeaningsController.PATH);
        }
        return whole
                ? Evidence.holds(seen, clock.instant())
                : Evidence.needsAttention(seen, clock.instant(), MeaningsController.PATH);
    }

    private Optional<ApprovedText> inForce(ApprovedText text) {
        return texts.inForce(text.key(), text.locale()).filter(now -> now.version() == text.version());
    }
}
