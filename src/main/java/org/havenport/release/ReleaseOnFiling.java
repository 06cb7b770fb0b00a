package org.havenport.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Filing;
import org.havenport.chart.ReleaseState;
import org.havenport.followup.Obligations;
import org.havenport.release.Hold.Law;
import org.havenport.release.StateLawActsOnlyWhileApproved.Acting;
import org.havenport.viewer.Sql;
import org.havenport.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one decider of release: at once, unless it must be spoken about first. */
@Component
class ReleaseOnFiling implements Filing {

    private final CriticalResultsWaitForContact criticalResults;
    private final GraveDiagnosesAreToldFirst diagnoses;
    private final StateLawActsOnlyWhileApproved stateLaw;
    private final HoldsOfStates holds;
    private final Obligations obligations;
    private final Reasons reasons;
    private final CallClock clock;
    private final Worklist worklist;

    ReleaseOnFiling(
            CriticalResultsWaitForContact criticalResults,
            GraveDiagnosesAreToldFirst diagnoses,
            StateLawActsOnlyWhileApproved stateLaw,
            HoldsOfStates holds,
            Obligations obligations,
            Reasons reasons,
            CallClock clock,
            Worklist worklist) {
        this.criticalResults = criticalResults;
        this.diagnoses = diagnoses;
        this.stateLaw = stateLaw;
        this.holds = holds;
        this.obligations = obligations;
        this.reasons = reasons;
        this.clock = clock;
        this.worklist = worklist;
    }

    @Override
    public ReleaseState decide(Sql sql, Group group) {
        var judged = criticalResults.judge(sql, group);
        var toldFirst = judged.waits() && diagnoses.isNews(sql, group, judged);
        return WhenItOpens.onArrival(toldFirst, toldFirst ? null : law(acting(sql, group)));
    }

    private @Nullable Acting acting(Sql sql, Group group) {
        return stateLaw.on(sql, group).orElse(null);
    }

    private static @Nullable Law law(@Nullable Acting acting) {
        return acting == null ? null : acting.law();
    }

    @Override
    public boolean isShut(Sql sql, UUID patient, Set<UUID> groups) {
        return groups.stream().anyMatch(group -> Gates.isShut(sql, patient, group));
    }

    @Override
    public void filed(Sql sql, Group group, ReleaseState state) {
        if (state == ReleaseState.RELEASED || state == ReleaseState.RETRACTED) {
            return; // What is open is held by nothing: no law is asked again.
        }
        var acting = acting(sql, group);
        if (state == ReleaseState.AWAITING_CONTACT) {
            var judged = criticalResults.judge(sql, group);
            shut(sql, group, judged, law(acting));
            Gates.isOfKind(sql, group);
            reasons.keep(sql, group.patient(), group.id(), judged.reasons(), null);
            obligations.reopen(sql, group.patient(), group.id());
        }
        holds.filed(sql, group, acting);
    }

    @Override
    public void moved(Sql sql, UUID patient, UUID from, UUID to) {
        holds.moved(sql, patient, from, to);
    }

    @Override
    public void heldWith(Sql sql, UUID patient, Map<UUID, Set<UUID>> papers) {
        papers.forEach((paper, about) -> holds.heldWith(sql, patient, paper, about));
    }

    /** What moved to another report is called about once, and no later than it was due. */
    private void leaveNothingEmpty(Sql sql, Group group) {
        Gates.emptied(sql, group.patient()).forEach((item, callBy) -> {
            Gates.callBy(sql, group.patient(), group.id(), callBy);
            retracted(sql, group.patient(), Set.of(item));
        });
    }

    /** Of which class each report is that came as news, for the times it took (B.com.1). */
    @Override
    public void filed(Sql sql, List<Filed> delivery) {
        delivery.forEach(it -> filed(sql, it.group(), it.state()));
        delivery.stream()
                .filter(it -> it.state() == ReleaseState.AWAITING_CONTACT)
                .findFirst()
                .ifPresent(it -> leaveNothingEmpty(sql, it.group()));
        var patients = new ArrayList<String>();
        var items = new ArrayList<String>();
        var classes = new ArrayList<String>();
        for (var filed : delivery) {
            var group = filed.group();
            if (group.news().stream().anyMatch(arrival -> !arrival.history())) {
                ResultClass.of(group).ifPresent(results -> {
                    patients.add(group.patient().toString());
                    items.add(group.id().toString());
                    classes.add(results.name());
                });
            }
        }
        if (!items.isEmpty()) {
            sql.of("""
                            insert into release.posted (patient_id, item_id, class)
                            select * from unnest(cast(:patients as uuid[]), cast(:items as uuid[]), cast(:classes as text[]))
                            on conflict do nothing
                            """)
                    .param("patients", patients.toArray(String[]::new))
                    .param("items", items.toArray(String[]::new))
                    .param("classes", classes.toArray(String[]::new))
                    .update();
        }
    }

    /** Nobody is called about what was never theirs, and nothing of it is owed. */
    @Override
    public void retracted(Sql sql, UUID patient, Set<UUID> groups) {
        for (var group : groups) {
            sql.of("delete from release.gate where patient_id = :patient and item_id = :item")
                    .param("patient", patient)
                    .param("item", group)
                    .update();
            CallsAreWork.done(worklist, sql, patient, group);
            Reasons.forget(sql, patient, group);
            holds.retracted(sql, patient, group);
            obligations.reopen(sql, patient, group);
        }
    }

    /**
     * A correction of something spoken about long ago waits for a new conversation. While a call is still owed, a
     * correction moves neither its clock nor who has taken it on, and makes it no less grave; {@code since} tells by which
     * values a call was made.
     */
    private void shut(Sql sql, Group group, Judgement judged, @Nullable Law law) {
        var byLaw = law != null && law.contactFirst();
        var consequence = WhenItOpens.asGraveAs(judged, law);
        sql.of("""
                        insert into release.gate as g (patient_id, item_id, class, since, call_by, confidential)
                        values (:patient, :item, :class, viewer.at(), :callBy, :confidential)
                        on conflict (patient_id, item_id) do update set since = excluded.since,
                            confidential = g.confidential or excluded.confidential,
                            class = case when g.contacted_at is null and (g.class = 'CRITICAL' or not :judged)
                                      then g.class else excluded.class end,
                            call_by = case when g.contacted_at is not null then excluded.call_by
                                      when :judged then least(g.call_by, excluded.call_by) else g.call_by end,
                            holder = case when g.contacted_at is null then g.holder end,
                            held_at = case when g.contacted_at is null then g.held_at end,
                            opened_at = null, opened_because = null, contacted_at = null
                        """)
                .param("patient", group.patient())
                .param("item", group.id())
                .param("class", consequence.name())
                .param("judged", judged.waits() || byLaw)
                .param("callBy", Sql.time(clock.callBy(consequence, sql.now())))
                .param("confidential", group.news().stream().anyMatch(Arrival::isConfidential))
                .update();
        Gates.waiting(sql, group.patient(), group.id())
                .ifPresent(
                        it -> CallsAreWork.owed(worklist, sql, it.patient(), it.item(), it.consequence(), it.callBy()));
    }
}
