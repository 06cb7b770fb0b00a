package org.havenport.followup;

import java.util.List;
import org.havenport.chart.Filing;
import org.havenport.chart.Flag;
import org.havenport.chart.ReleaseState;
import org.havenport.notices.Notices;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** A new result that is filed as released is owed in the same transaction: it cannot exist without. */
@Component
class OweOnFiling implements Filing {

    private final ReleasedResultsAreOwed released;
    private final Obligations obligations;
    private final Notices notices;

    OweOnFiling(ReleasedResultsAreOwed released, Obligations obligations, Notices notices) {
        this.notices = notices;
        this.released = released;
        this.obligations = obligations;
    }

    @Override
    public void filed(Sql sql, List<Filed> delivery) {
        var owed = delivery.stream()
                .filter(it -> isOpen(it.state()) && released.isOwed(it.group()))
                .toList();
        obligations.open(
                sql,
                owed.stream()
                        .map(it -> new Obligations.Opening(
                                it.group().patient(), it.group().id(), consequence(it.group())))
                        .toList());
        notices.tellReachable(
                sql,
                SomethingNew.KIND,
                owed.stream()
                        .filter(it -> it.state() == ReleaseState.RELEASED)
                        .map(it -> new Notices.Told(
                                it.group().patient(), it.group().id()))
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
