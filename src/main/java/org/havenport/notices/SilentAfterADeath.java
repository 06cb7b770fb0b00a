package org.havenport.notices;

import java.util.UUID;
import org.havenport.patients.WhenSomebodyDied;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Nothing goes to somebody whose record says that they died (ruling 11); only staff may end it. */
@Component
class SilentAfterADeath implements WhenSomebodyDied {

    private final ContactPoints points;

    SilentAfterADeath(ContactPoints points) {
        this.points = points;
    }

    @Override
    public void died(Sql sql, UUID patient) {
        points.silenceBecauseOfDeath(sql, patient);
    }
}
