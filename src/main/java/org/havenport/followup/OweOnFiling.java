package org.havenport.followup;

import java.util.List;
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
    public void filed(Sql sql, List<Filed> delivery) {
        obligations.open(
                sql,
                delivery.stream()
                        .filter(it -> isOpen(it.state()) && released.isOwed(it.group()))
                        .map(it -> new Obligations.Opening(
                                it.group().patient(), it.group().id(), consequence(it.group())))
                        .toList());
    }

    /** What is hidden as somebody else's is owed from now on too: it may prove to be theirs. */
    private static boolean isOpen(ReleaseState state) {
        return state == ReleaseState.RELEASED || state == ReleaseState.SUSPECTED;
    }

    private static Consequence consequence(Group group) {
        var abnormal =
                group.news().stream().map(a -> a.gist().flag()).anyMatch(flag -> flag != null && flag != Flag.NORMAL);
        return abnormal ? Consequence.SIGNIFICANT : Consequence.ROUTINE;
    }
}
