package org.havenport.credentials;

import java.time.Clock;
import java.util.List;
import org.havenport.credentials.SignInFigures.Share;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Watches whether anybody of the staff still has a password and nothing beside it. They cannot sign in fully (that is
 * enforced), but whoever sets up a second factor for them first gets in.
 */
@Component
class StaffHaveASecondFactor implements Safeguard {

    private final SignInFigures figures;
    private final Clock clock;

    StaffHaveASecondFactor(SignInFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.1", "B.sec.3", "C4");
    }

    @Override
    public String promise() {
        return "Everybody of the staff has a second factor.";
    }

    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = figures.of(Viewer.job("safeguards"));
        var staff = now.staff().second();
        var seen = "Second factor: %s of staff, %s of patients. Long phrases: %s of passwords. Profile %s."
                .formatted(said(staff), said(now.patients().second()), said(now.longPhrases()), now.profile());
        return Evidence.none(staff.all() - staff.part(), seen, clock.instant(), FiguresController.PATH);
    }

    private static String said(Share share) {
        return "%,d of %,d (%d %%)".formatted(share.part(), share.all(), share.percent());
    }
}
