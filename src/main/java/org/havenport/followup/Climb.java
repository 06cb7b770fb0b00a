package org.havenport.followup;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.havenport.notices.NoticeKind;
import org.havenport.notices.Notices;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door through which what stays unread climbs: a few at a time, each with its own place, so that a round that dies is
 * taken up by the next one and a step is taken once (A1.10).
 */
@Component
public class Climb {

    static final Viewer.Job JOB = (Viewer.Job) Viewer.job("follow-up");

    private final Asking asking;
    private final Notices notices;
    private final Patients patients;
    private final Ladders ladders;
    private final Missed missedOnes;
    private final LettersToCall letters;
    private final FollowUpWork work;
    private final UnreadResultsClimb promise;

    Climb(
            Asking asking,
            Notices notices,
            Patients patients,
            Ladders ladders,
            Missed missedOnes,
            LettersToCall letters,
            FollowUpWork work,
            UnreadResultsClimb promise) {
        this.asking = asking;
        this.notices = notices;
        this.patients = patients;
        this.ladders = ladders;
        this.missedOnes = missedOnes;
        this.letters = letters;
        this.work = work;
        this.promise = promise;
    }

    /**
     * Looks at what is due, the longest waiting first, in one transaction.
     *
     * @return how many were looked at; fewer than {@code most} when nothing is left
     */
    int round(int most) {
        return asking.as(JOB, sql -> {
            var due = ClimbRows.due(sql, most);
            look(sql, due);
            return due.size();
        });
    }

    /** The same for one patient, whenever it is due. */
    void look(UUID patient) {
        asking.run(JOB, sql -> look(sql, ClimbRows.of(sql, patient)));
    }

    private void look(Sql sql, List<ClimbRows.Place> places) {
        if (places.isEmpty()) {
            return;
        }
        var ids = places.stream().map(ClimbRows.Place::patient).distinct().toList();
        var missed = new HashMap<>(missedOnes.missed(sql, ids));
        GentleTimes.among(sql, ids).forEach(it -> missed.putIfAbsent(it, CallReason.GENTLE));
        var dead = patients.died(JOB, ids);
        var ladder = ladders.now();
        for (var place : places) {
            var standing = place.standing(dead.contains(place.patient()), missed.get(place.patient()));
            switch (promise.next(ladder, standing, sql.now())) {
                case Ladder.End end -> settle(sql, place, end.how());
                case Ladder.Go go -> go(sql, place, go, ladder);
                case Ladder.Back back -> {
                    CallRows.back(sql, place.patient(), place.item());
                    work.closed(sql, place.patient());
                    ClimbRows.wait(sql, place, back.next());
                }
            }
        }
    }

    private void settle(Sql sql, ClimbRows.Place place, Settled how) {
        ClimbRows.settle(sql, place, how);
        CallRows.over(sql, place.patient(), place.item(), how);
        work.closed(sql, place.patient());
        LettersToCall.over(sql, place.patient(), how);
    }

    private void go(Sql sql, ClimbRows.Place place, Ladder.Go go, Ladder ladder) {
        if (go.step() != null) {
            take(sql, place, go.step(), go, ladder);
            ClimbRows.took(sql, place, go.step());
        }
        ClimbRows.wait(sql, place, go.next());
    }

    private void take(Sql sql, ClimbRows.Place place, Step step, Ladder.Go go, Ladder ladder) {
        switch (step) {
            case TOLD -> tell(sql, SomethingNew.KIND, place);
            case REMINDER -> tell(sql, SomethingNew.STILL_WAITING, place);
            case SECOND_CHANNEL -> tell(sql, SomethingNew.ANOTHER_WAY, place);
            case CALL -> {
                var reason = go.because() == null ? CallReason.NOT_VIEWED : go.because();
                Instant by = ladder.callBy(place.consequence(), place.opened(), sql.now());
                CallRows.owe(sql, List.of(new CallRows.Owed(place.patient(), place.item(), reason, by)));
                work.open(sql, place.patient(), place.consequence(), by);
            }
            case LETTER -> letters.prepare(sql, place.patient(), LettersToCall.Kind.PLAIN, List.of(place.item()));
        }
    }

    private void tell(Sql sql, NoticeKind kind, ClimbRows.Place place) {
        notices.tell(sql, kind, place.patient(), place.item());
    }
}
