package org.havenport.agreements;

import java.util.Optional;
import java.util.UUID;
import org.havenport.access.ComesFirst;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** What is to be confirmed before somebody comes in for the first time, or before they do more than read. */
@Component
class AgreementsComeFirst implements ComesFirst {

    private final Standings standings;
    private final NobodyComesInBeforeConfirming nobody;
    private final AMaterialChangeAsksAgain again;

    AgreementsComeFirst(Standings standings, NobodyComesInBeforeConfirming nobody, AMaterialChangeAsksAgain again) {
        this.standings = standings;
        this.nobody = nobody;
        this.again = again;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Owed> owed(Sql sql, UUID account, UUID patient, boolean first) {
        var standing = standings.of(sql, account);
        if (standing.whole()) {
            return Optional.empty();
        }
        if (first && nobody.holdsBack(standing)) {
            return Optional.of(new Owed(AgreementsController.SIGN, Reach.BEFORE_ANYTHING));
        }
        if (standing.asked() == null) {
            standings.ask(sql, account);
        }
        return Optional.of(
                again.narrows(standing, sql.now())
                        ? new Owed(AgreementsController.SIGN, Reach.ONLY_READING)
                        : Owed.soon(
                                AgreementsController.SIGN,
                                again.until(standing).orElseGet(() -> again.ends(sql.now()))));
    }
}
