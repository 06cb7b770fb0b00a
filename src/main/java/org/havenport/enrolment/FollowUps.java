package org.havenport.enrolment;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havenport.access.PatientAccounts;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to who was invited and never came, sleeps, or left: somebody asks them, and what they say is kept (A1.10). */
@Component
public class FollowUps {

    static final int MOST = 50;

    private final Asking asking;
    private final Audit audit;
    private final Protocols protocols;
    private final PatientAccounts accounts;
    private final BusinessHours hours;

    FollowUps(Asking asking, Audit audit, Protocols protocols, PatientAccounts accounts, BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.protocols = protocols;
        this.accounts = accounts;
        this.hours = hours;
    }

    /**
     * How the practice stands.
     *
     * @param patients on file who are not known to have died
     * @param inUse accounts that are activated and stand
     * @param invited people who were invited at any time
     * @param came of those invited, people whose invitation was used
     */
    public record Figures(long patients, long inUse, long invited, long came, long open, Instant asOf) {

        /** In hundredths of those invited; null when nobody was. */
        public @Nullable Integer activation() {
            return invited == 0 ? null : (int) Math.round(100.0 * came / invited);
        }
    }

    /** How many are due on a list, and the first of them. */
    record Due(int all, List<FollowUp> some) {}

    /** How many there are and how many come. */
    public Figures figures(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select (select count(*) from patients.patient where died_known_at is null) as patients,
                               (select count(*) from access.account where kind = 'PATIENT' and ended_at is null
                                    and activated_at is not null) as in_use,
                               count(distinct patient_id) as invited,
                               count(distinct patient_id) filter (where used_at is not null) as came,
                               count(*) filter (where used_at is null and withdrawn_at is null and closed_at is null
                                    and ends_at > viewer.at()) as open
                        from enrolment.invitation
                        """)
                        .query((row, _) -> new Figures(
                                row.getLong("patients"),
                                row.getLong("in_use"),
                                row.getLong("invited"),
                                row.getLong("came"),
                                row.getLong("open"),
                                sql.now()))
                        .single());
    }

    /** How many are due on all lists and how many requests wait; light, for the first page. */
    int waiting(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var due = due(sql, FollowUpRows.COUNT).query(Integer.class).single();
            var requests = sql.of("select count(*) from enrolment.request where state = 'WAITING'")
                    .query(Integer.class)
                    .single();
            return due + requests;
        });
    }

    /** Who is due on each list, the longest first, at most 50 of each; a list without anybody is missing. */
    Map<FollowUp.List, Due> due(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var counts = new EnumMap<FollowUp.List, Integer>(FollowUp.List.class);
            var some = due(sql, FollowUpRows.LISTED)
                    .param("most", MOST)
                    .query((row, _) -> {
                        counts.put(FollowUp.List.valueOf(row.getString("list")), row.getInt("due"));
                        return FollowUpRows.followUp(row);
                    })
                    .list();
            var due = new EnumMap<FollowUp.List, Due>(FollowUp.List.class);
            counts.forEach((list, all) -> {
                var first = some.stream().filter(it -> it.list() == list).toList();
                audit.record(sql, AuditEvent.many("follow-ups-listed", null, "account", first.size()));
                due.put(list, new Due(all, first));
            });
            return due;
        });
    }

    /** What was noted of a patient on a list, the newest first. */
    List<FollowUp.Note> notes(Viewer viewer, UUID patient, FollowUp.List list) {
        return asking.as(
                viewer,
                sql -> sql
                        .of("""
                        select * from enrolment.note where patient_id = :patient and list = :list order by at desc limit 20
                        """)
                        .param("patient", patient)
                        .param("list", list.name())
                        .query((row, _) -> Optional.ofNullable(FollowUpRows.note(row)))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Keeps what came of asking somebody. */
    void note(
            Viewer viewer,
            UUID patient,
            FollowUp.List list,
            FollowUp.Outcome outcome,
            @Nullable LocalDate next,
            UUID owner) {
        asking.run(viewer, sql -> {
            var id = UUID.randomUUID();
            sql.of("""
                            insert into enrolment.note (patient_id, id, list, outcome, next_on, owner, by_actor, at)
                            values (:patient, :id, :list, :outcome, :next, :owner, :by, viewer.at())
                            """)
                    .param("patient", patient)
                    .param("id", id)
                    .param("list", list.name())
                    .param("outcome", outcome.name())
                    .param("next", outcome == FollowUp.Outcome.NOT_WANTED ? null : next, Types.DATE)
                    .param("owner", owner)
                    .param("by", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.about("follow-up-noted", patient, "account", id));
        });
    }

    private JdbcClient.StatementSpec due(Sql sql, String statement) {
        var now = sql.now();
        return sql.of(statement)
                .param("ask", Sql.time(now.minus(Duration.ofDays(protocols.value(EnrolmentParameters.ASK_AFTER)))))
                .param("asleep", Sql.time(now.minus(accounts.dormantAfter())))
                .param("today", LocalDate.ofInstant(now, hours.zone()));
    }
}
