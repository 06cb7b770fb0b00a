package org.havenport.agreements;

import java.util.List;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.MaterialVersions;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** An invited account is not opened before its person confirmed three statements, each with a box of its own (B.sec.4). */
@Component
class NobodyComesInBeforeConfirming implements Safeguard {

    private final Asking asking;
    private final MaterialVersions versions;
    private final Figures figures;

    NobodyComesInBeforeConfirming(Asking asking, MaterialVersions versions, Figures figures) {
        this.asking = asking;
        this.versions = versions;
        this.figures = figures;
    }

    /** Whether somebody who comes for the first time waits at the door. */
    boolean holdsBack(Standing standing) {
        return standing.lacksASeparateOne();
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.4");
    }

    @Override
    public String promise() {
        return "Nobody's account opens before they confirmed the privacy policy, the security policy and that a breach is possible, each on its own.";
    }

    @Override
    public Evidence evidence() {
        var job = new Viewer.Job("safeguards");
        var missing = Statement.separate().stream()
                .flatMap(it -> HouseTexts.LANGUAGES.stream()
                        .filter(language -> versions.newest(it.key(), language).isEmpty())
                        .map(language -> it.key() + " (" + language.getLanguage() + ")"))
                .toList();
        var seen = figures.of(job);
        var now = asking.as(job, sql -> sql.now());
        if (!missing.isEmpty()) {
            return Evidence.needsAttention(
                    "Nothing in force to confirm: " + String.join(", ", missing), now, "/staff/policies/texts");
        }
        // Accounts that were made before anything was asked confirm at their next sign-in.
        return Evidence.holds(
                "%d of %d people with an account have confirmed all three".formatted(seen.separate(), seen.people()),
                now);
    }
}
