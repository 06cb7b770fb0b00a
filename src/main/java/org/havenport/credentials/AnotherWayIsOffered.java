package org.havenport.credentials;

import java.util.Optional;
import java.util.UUID;
import org.havenport.access.ComesFirst;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Whoever has just learnt to use the portal is offered a passkey and recovery codes, once; both can wait. */
@Component
class AnotherWayIsOffered implements ComesFirst {

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<Owed> owed(Sql sql, UUID account, UUID patient, boolean first) {
        return first ? Optional.of(new Owed(OfferController.PATH, Reach.SHOWN_ONCE)) : Optional.empty();
    }
}
