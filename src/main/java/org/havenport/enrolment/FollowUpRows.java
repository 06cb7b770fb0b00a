package org.havenport.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is asked why they stay away, as it is read. */
final class FollowUpRows {

    private static final String NO_ACCOUNT =
            "not exists (select 1 from access.account a where a.patient_id = i.patient_id and a.ended_at is null)";

    /** Whoever stands on one of the lists: {@code :ask} and {@code :asleep} are the instants before which it counts. */
    private static final String ALL = """
            select i.patient_id, 'NEVER' as list, i.invited_at as since from enrolment.invitation i
            where i.used_at is null and i.withdrawn_at is null and i.closed_at is null and i.invited_at < :ask and %1$s
            union all
            select a.patient_id, 'NEVER', a.created_at from access.account a
            where a.kind = 'PATIENT' and a.ended_at is null and a.activated_at is null and a.created_at < :ask
            union all
            select i.patient_id, 'CLOSED', i.closed_at from enrolment.invitation i
            where i.closed_at is not null and %1$s and not exists (
                select 1 from enrolment.invitation n where n.patient_id = i.patient_id and n.invited_at > i.invited_at)
            union all
            select a.patient_id, 'DORMANT', coalesce(a.signed_in_at, a.created_at) from access.account a
            where a.kind = 'PATIENT' and a.ended_at is null and a.activated_at is not null
              and coalesce(a.signed_in_at, a.created_at) < :asleep
            union all
            select d.patient_id, 'LEFT', d.at from enrolment.departure d where d.returned_at is null
            """.formatted(NO_ACCOUNT);

    /** Those of them who are due by {@code :today}. */
    private static final String DUE = """
            from (%s) w
            left join lateral (
                select n.outcome, n.next_on, n.owner, n.by_actor, n.at from enrolment.note n
                where n.patient_id = w.patient_id and n.list = w.list and n.at >= w.since
                order by n.at desc limit 1) n on true
            where n.outcome is distinct from 'NOT_WANTED' and (n.next_on is null or n.next_on <= :today)
              and not exists (
                select 1 from patients.patient p where p.id = w.patient_id and p.died_known_at is not null)
            """.formatted(ALL);

    static final String COUNT = "select count(*) as due " + DUE;

    /** The first {@code :most} of each list, each beside how many are due on it. */
    static final String LISTED = """
            select * from (
                select w.*, n.*, count(*) over (partition by w.list) as due,
                    row_number() over (partition by w.list order by w.since, w.patient_id) as place
                %s) r
            where place <= :most order by list, place
            """.formatted(DUE);

    private FollowUpRows() {}

    static FollowUp followUp(ResultSet row) throws SQLException {
        return new FollowUp(
                row.getObject("patient_id", UUID.class),
                FollowUp.List.valueOf(row.getString("list")),
                InvitationRows.at(row, "since"),
                note(row));
    }

    static FollowUp.@Nullable Note note(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new FollowUp.Note(
                        FollowUp.Outcome.valueOf(outcome),
                        row.getObject("next_on", LocalDate.class),
                        row.getObject("owner", UUID.class),
                        row.getObject("by_actor", UUID.class),
                        InvitationRows.at(row, "at"));
    }
}
