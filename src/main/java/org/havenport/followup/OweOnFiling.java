package org.havenport.followup;

import org.havenport.chart.Filing;
import org.havenport.chart.Flag;
import org.havenport.chart.ReleaseState;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** A new result that is filed as released is owed in the same transaction: it cannot exist without. */
@Component
class OweOnFiling implements Filing {

    private final ReleasedResultsAreOwed released;
    private final Obligations obligations;

    OweOnFiling(ReleasedResultsAreOwed released, Obligations obligations) {
        this.released = released;
        this.obligations = obligations;
    }

    @Override
    public void filed(Sql sql, Group group, ReleaseState state) {
        // What is hidden as somebody else's is owed from now on too: it may prove to be theirs.
        var open = state == ReleaseState.RELEASED || state == ReleaseState.SUSPECTED;
        if (open && released.isOwed(group)) {
            obligations.open(sql, group.patient(), group.id(), consequence(group), Obligation.Because.FINAL);
        }
    }

    private static Consequence consequence(Group group) {
        var abnormal =
                group.news().stream().map(a -> a.gist().flag()).anyMatch(flag -> flag != null && flag != Flag.NORMAL);
        return abnormal ? Consequence.SIGNIFICANT : Consequence.ROUTINE;
    }
}
