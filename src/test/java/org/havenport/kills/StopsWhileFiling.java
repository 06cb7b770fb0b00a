package org.havenport.kills;

import java.util.concurrent.atomic.AtomicInteger;
import org.havenport.chart.Filing;
import org.havenport.chart.ReleaseState;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Follows every filing in the killed program, and stops in the third delivery, behind its first group. */
@Component
@ConditionalOnProperty(Point.PROPERTY)
class StopsWhileFiling implements Filing {

    private static final int THIRD_DELIVERY = 7;

    private final AtomicInteger groups = new AtomicInteger();
    private final Point at;

    StopsWhileFiling(@Value("${" + Point.PROPERTY + "}") Point at) {
        this.at = at;
    }

    @Override
    public void filed(Sql sql, Group group, ReleaseState state) {
        if (groups.incrementAndGet() == THIRD_DELIVERY) {
            if (at == Point.IN_THE_TRANSACTION) {
                at.reached();
            } else if (at == Point.COMMITTED_AND_NOT_SAID) {
                Asking.afterCommit(at::reached);
            }
        }
    }
}
