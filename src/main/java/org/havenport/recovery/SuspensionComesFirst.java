package org.havenport.recovery;

import java.util.Optional;
import java.util.UUID;
import org.havenport.access.ComesFirst;
import org.havenport.recovery.Suspension.Scope;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Shows whoever is suspended why, before anything else; what they may still do goes on beside it. */
@Component
class SuspensionComesFirst implements ComesFirst {

    private final Suspensions suspensions;

    SuspensionComesFirst(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Optional<Owed> owed(Sql sql, UUID account, UUID patient, boolean first) {
        return suspensions
                .of(sql, account)
                .map(it -> new Owed(
                        SuspendedController.PATH,
                        it.scope() == Scope.READING_TOO ? Reach.BEFORE_ANYTHING : Reach.ONLY_READING));
    }
}
