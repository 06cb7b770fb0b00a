package org.havenport.followup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Filing;
import org.havenport.chart.Flag;
import org.havenport.chart.ReleaseState;
import org.havenport.chart.ReplacedItems;
import org.havenport.notices.Notices;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** A new result, note or letter that is filed as released is owed in the same transaction: it cannot exist without. */
@Component
class OweOnFiling implements Filing {

    private static final Set<String> CORRECTED = Set.of("corrected", "amended", "appended");

    private final ReleasedResultsAreOwed released;
    private final Obligations obligations;
    private final Calls calls;
    private final Notices notices;
    private final ReplacedItems replaced;
    private final Formerly former;

    OweOnFiling(
            ReleasedResultsAreOwed released,
            Obligations obligations,
            Calls calls,
            Notices notices,
            ReplacedItems replaced,
            Formerly former) {
        this.former = former;
        this.replaced = replaced;
        this.calls = calls;
        this.notices = notices;
        this.released = released;
        this.obligations = obligations;
    }

    @Override
    public void filed(Sql sql, List<Filed> delivery) {
        var news = delivery.stream()
                .filter(it -> isOpen(it.state()) && kind(it.group()).isPresent())
                .toList();
        var owed = news.stream().filter(it -> !isTakenBack(it.group())).toList();
        var again = former.among(sql, owed.stream().map(Filed::group).toList());
        owed.stream()
                .map(Filed::group)
                .filter(it -> again.containsKey(it.id()) && isAnother(sql, it))
                .forEach(it -> former.owedAgain(
                        sql, it, consequence(it).or(again.getOrDefault(it.id(), Consequence.ROUTINE))));
        obligations.open(sql, openings(owed, again));
        calls.insteadOfThePortal(
                sql,
                openings(
                        owed.stream()
                                .filter(it -> it.state() == ReleaseState.RELEASED)
                                .toList(),
                        again));
        notices.tellReachable(
                sql,
                SomethingNew.KIND,
                news.stream()
                        .filter(it -> it.state() == ReleaseState.RELEASED)
                        .map(it -> new Notices.Told(
                                it.group().patient(), it.group().id()))
                        .toList());
    }

    /**
     * What was read, confirmed and reviewed was another value: it is owed anew. So it is whatever the source calls it: a
     * final value after a preliminary one, another value sent as final again, a value that joined a report.
     */
    private boolean isAnother(Sql sql, Group group) {
        return group.news().stream().anyMatch(arrival -> CORRECTED.contains(arrival.status()))
                || replaced.isOtherThanBefore(sql, group);
    }

    /** What is owed again is as grave as it was at least: of a report that comes in parts the other parts still stand. */
    private List<Obligations.Opening> openings(List<Filed> owed, Map<UUID, Consequence> again) {
        return owed.stream()
                .map(Filed::group)
                .map(it -> new Obligations.Opening(
                        it.patient(),
                        it.id(),
                        consequence(it).or(again.getOrDefault(it.id(), Consequence.ROUTINE)),
                        kind(it).orElse(Sending.RESULT)))
                .toList();
    }

    /** What its source calls an error is nothing anybody could read: they are told, and owe no answer. */
    private static boolean isTakenBack(Group group) {
        return group.news().stream().allMatch(arrival -> arrival.status().equals("entered-in-error"));
    }

    private Optional<Sending> kind(Group group) {
        return released.isOwed(group) ? Optional.of(Sending.RESULT) : Sending.ofWords(group);
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
