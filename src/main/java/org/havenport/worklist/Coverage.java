package org.havenport.worklist;

import java.util.List;
import java.util.SequencedCollection;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.staff.Duties;
import org.havenport.staff.Duty;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.CoverageRefused.Why;
import org.havenport.worklist.CoverageRows.PoolMember;
import org.havenport.worklist.Roster.Absence;
import org.havenport.worklist.Roster.Cover;
import org.havenport.worklist.Roster.Shift;
import org.springframework.stereotype.Component;

/** The door to who covers whom: pools and their leads, the hours of the week, absences, and who is on call. */
@Component
public class Coverage {

    /** Who names who covers whom. */
    static final Role[] NAMING = {Role.ADMINISTRATOR, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR};

    private final Asking asking;
    private final Audit audit;
    private final Duties duties;
    private final BusinessHours hours;

    Coverage(Asking asking, Audit audit, Duties duties, BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.duties = duties;
        this.hours = hours;
    }

    /** Who answers for what; not inside a transaction that is open. */
    Roster roster(Viewer viewer) {
        var directors = directors();
        return asking.as(viewer, sql -> CoverageRows.roster(sql, hours.clock(), directors));
    }

    private SequencedCollection<UUID> directors() {
        return duties.all().stream()
                .filter(it -> it.duty() == Duty.MEDICAL_DIRECTOR && it.acts())
                .sorted((a, b) -> a.place().compareTo(b.place()))
                .map(it -> it.member().account())
                .toList();
    }

    /** Everybody who can act now, by name. */
    List<Colleague> people(Viewer viewer) {
        return asking.as(viewer, CoverageRows::people);
    }

    /** Who is of which pool. */
    List<PoolMember> members(Viewer viewer) {
        return asking.as(viewer, CoverageRows::members);
    }

    /** Makes somebody a member of a pool, or its lead in place of whoever was. */
    public void join(Viewer by, Pool pool, UUID account, boolean leads) {
        demandNaming(by);
        demandSkill(roster(by), account, pool.skill());
        asking.run(by, sql -> {
            CoverageRows.write(sql, new PoolMember(pool, account, leads));
            audit.record(sql, AuditEvent.about("pool-changed", null, "account", account));
        });
    }

    /** Who answers for a pool or a clinician in these hours, and who then; in place of whoever did. */
    void cover(Viewer by, Cover cover) {
        demandNaming(by);
        if (cover.first().equals(cover.second())) {
            throw new CoverageRefused(Why.SAME_PERSON);
        }
        if (!cover.from().isBefore(cover.to())) {
            throw new CoverageRefused(Why.WRONG_TIMES);
        }
        var roster = roster(by);
        demandSkill(roster, cover.first(), cover.whose().skill());
        demandSkill(roster, cover.second(), cover.whose().skill());
        asking.run(by, sql -> {
            CoverageRows.write(sql, cover);
            audit.record(sql, AuditEvent.about("coverage-changed", null, "cover", cover.id()));
        });
    }

    /** Somebody is away, and somebody else answers for them. */
    void away(Viewer by, Absence absence) {
        if (!by.actor().equals(absence.account())) {
            demandNaming(by);
        }
        var directors = directors();
        var clock = hours.clock();
        asking.run(by, sql -> {
            // Two who enter at once would not know that the other is away.
            sql.of("select pg_advisory_xact_lock(hashtextextended('worklist.absence', 0))")
                    .query()
                    .singleRow();
            AnAbsenceHasAnAlternate.demand(CoverageRows.roster(sql, clock, directors), absence, sql.now());
            CoverageRows.write(sql, absence);
            audit.record(sql, AuditEvent.about("absence-entered", null, "account", absence.account()));
        });
    }

    /** Somebody is on call; their own pools do not matter, but they must be able to call a patient about health. */
    void onCall(Viewer by, Shift shift) {
        demandNaming(by);
        if (!shift.from().isBefore(shift.to())) {
            throw new CoverageRefused(Why.WRONG_TIMES);
        }
        if (shift.first().equals(shift.second())) {
            throw new CoverageRefused(Why.SAME_PERSON);
        }
        var roster = roster(by);
        demandSkill(roster, shift.first(), Skill.NURSE);
        if (shift.second() != null) {
            demandSkill(roster, shift.second(), Skill.NURSE);
        }
        asking.run(by, sql -> {
            CoverageRows.write(sql, shift);
            audit.record(sql, AuditEvent.about("on-call-changed", null, "shift", shift.id()));
        });
    }

    /** What can be taken back. */
    enum Kept {
        COVER,
        ABSENCE,
        SHIFT
    }

    /**
     * Takes back who covers whom, an absence, or a shift, from now on.
     *
     * @return false when it does not stand, or is not theirs to take back
     */
    boolean takeBack(Viewer by, Kept kept, UUID id) {
        return asking.as(by, sql -> {
            var ended = CoverageRows.end(sql, kept.name().toLowerCase(java.util.Locale.ROOT), id);
            if (ended) {
                audit.record(sql, AuditEvent.about("coverage-changed", null, "cover", id));
            }
            return ended;
        });
    }

    /** How many business hours of the next two weeks are not covered; light, for a first page. */
    int openHours(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var roster = CoverageRows.roster(sql, hours.clock(), List.of());
            return (int) Roster.Gap.hours(roster.gaps(roster.all(), sql.now(), EveryBusinessHourIsCovered.DAYS));
        });
    }

    /** How work stands, in numbers. */
    Counts counts(Viewer viewer) {
        return asking.as(viewer, Counts::of);
    }

    static void demandNaming(Viewer by) {
        if (!(by instanceof Viewer.Job) && !by.holdsOneOf(NAMING)) {
            throw new CoverageRefused(Why.NOT_YOURS);
        }
    }

    private static void demandSkill(Roster roster, UUID account, Skill skill) {
        var has = roster.people().get(account);
        if (has == null || !has.covers(skill)) {
            throw new CoverageRefused(Why.LACKS_THE_SKILL);
        }
    }
}
