package org.havenport.education;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.MaterialVersions;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** For whom another round is due, and why; and how many have been taught at all (A7). */
@Component
public class Rounds {

    private static final String DUE = """
            with people as (
                select patient_id, min(starts_at) as since from viewer.patient_grant
                where basis = 'SELF' and starts_at <= viewer.at() and (ends_at is null or ends_at > viewer.at())
                group by patient_id),
            last as (
                select p.patient_id, p.since, (select max(l.taught_at) from education.lesson l
                    where l.patient_id = p.patient_id) as taught
                from people p),
            due as (
                select l.patient_id, 'NEVER' as cause, l.since from last l where l.taught is null
                union all
                select d.patient_id, d.cause, min(d.since) from education.due d join last l using (patient_id)
                where d.since > l.taught group by d.patient_id, d.cause
                union all
                select l.patient_id, 'NEW_AGREEMENT', cast(:agreement as timestamptz) from last l
                where l.taught < :agreement)
            """;

    private final Asking asking;
    private final Audit audit;
    private final MaterialVersions versions;
    private final BusinessHours hours;

    Rounds(Asking asking, Audit audit, MaterialVersions versions, BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.versions = versions;
        this.hours = hours;
    }

    /** How many people have an account, were taught, and are due again. */
    record Count(long people, long taught, long due) {}

    Count count(Viewer.Job job) {
        return asking.as(
                job,
                sql -> sql.of(DUE + """
                                select count(*), count(taught),
                                    (select count(distinct patient_id) from due where cause <> 'NEVER') from last
                                """)
                        .param("agreement", Sql.time(agreement(sql)))
                        .query((row, _) -> new Count(row.getLong(1), row.getLong(2), row.getLong(3)))
                        .single());
    }

    /** Whom to call for another round, the longest waiting first. */
    List<Due> all(Viewer.Job job) {
        return first(job, Integer.MAX_VALUE).due();
    }

    /** Whoever is due, the longest waiting first: as many as were asked for, and how many there are. */
    record Listed(List<Due> due, int all) {}

    /** The first of them for those who teach; nobody else gets anything. Leaves a line. */
    Listed listed(Viewer viewer, int most) {
        if (!viewer.holdsOneOf(Lessons.TEACHERS)) {
            return new Listed(List.of(), 0);
        }
        var listed = first(new Viewer.Job("education"), most);
        asking.run(
                viewer,
                sql -> audit.record(
                        sql,
                        AuditEvent.many(
                                "education-listed", null, "due", listed.due().size())));
        return listed;
    }

    private Listed first(Viewer.Job job, int most) {
        return asking.as(job, sql -> {
            var all = new int[1];
            var due = sql.of(DUE + """
                            select patient_id, cause, since, count(*) over () as all_of_them
                            from due order by since, patient_id limit :most
                            """)
                    .param("agreement", Sql.time(agreement(sql)))
                    .param("most", most)
                    .query((row, _) -> {
                        all[0] = row.getInt(4);
                        return new Due(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                Cause.valueOf(row.getString(2)),
                                Objects.requireNonNull(row.getTimestamp(3)).toInstant());
                    })
                    .list();
            return new Listed(due, all[0]);
        });
    }

    /** Why another round is due for one patient; whoever was never taught at all is not told here. */
    List<Cause> of(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> {
            var last = Lessons.last(sql, patient);
            if (last.isEmpty()) {
                return List.of();
            }
            var causes = sql.of("""
                            select distinct cause from education.due where patient_id = :patient and since > :taught
                            order by cause
                            """)
                    .param("patient", patient)
                    .param("taught", Sql.time(last.get()))
                    .query((row, _) -> Cause.valueOf(row.getString(1)))
                    .list();
            var all = new java.util.ArrayList<>(causes);
            if (last.get().isBefore(agreement(sql))) {
                all.add(Cause.NEW_AGREEMENT);
            }
            return List.copyOf(all);
        });
    }

    /** Notes it for the patients of these accounts who were taught before and have no such note of the last week. */
    void note(Viewer.Job job, Cause cause, List<UUID> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        asking.run(
                job,
                sql -> sql.of("""
                                select distinct g.patient_id from viewer.patient_grant g
                                where g.actor_id in (:accounts) and g.basis = 'SELF' and g.starts_at <= viewer.at()
                                  and (g.ends_at is null or g.ends_at > viewer.at())
                                  and exists (select 1 from education.lesson l where l.patient_id = g.patient_id)
                                  and not exists (select 1 from education.due d where d.patient_id = g.patient_id
                                    and d.cause = :cause and d.since > viewer.at() - interval '7 days')
                                """)
                        .param("accounts", accounts)
                        .param("cause", cause.name())
                        .query((row, _) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                        .list()
                        .forEach(patient -> Lessons.note(sql, patient, cause, sql.now(), null)));
    }

    /** When the newest material version of the agreement came into force; long ago while there is none. */
    private Instant agreement(Sql sql) {
        return HouseTexts.LANGUAGES.stream()
                .map(language -> versions.newest(HouseTexts.AGREEMENT.key(), language))
                .flatMap(Optional::stream)
                .map(ApprovedText::approval)
                .filter(Objects::nonNull)
                .map(ApprovedText.Approval::from)
                .max(Comparator.naturalOrder())
                .map(this::begins)
                .filter(from -> !from.isAfter(sql.now()))
                .orElse(Instant.EPOCH);
    }

    private Instant begins(LocalDate day) {
        return day.atStartOfDay(hours.zone()).toInstant();
    }
}
