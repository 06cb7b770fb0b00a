package org.havenport.enrolment;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The door to whom the practice could still invite, the last seen first, a page at a time. */
@Component
public class Candidates {

    static final int MOST = 60;

    private static final String WHERE = """
            from patients.patient p where p.died_known_at is null
              and coalesce(p.last_visit, p.created_at) >= :since
              and not exists (select 1 from access.account a where a.patient_id = p.id and a.ended_at is null)
              and not exists (select 1 from enrolment.invitation i where i.patient_id = p.id
                  and (not :again or i.used_at is null and i.withdrawn_at is null and i.closed_at is null
                      and i.ends_at > viewer.at()))
              and not exists (select 1 from enrolment.departure d
                  where d.patient_id = p.id and d.returned_at is null)
              and not exists (select 1 from enrolment.note n
                  where n.patient_id = p.id and n.outcome = 'NOT_WANTED')
            """;

    private final Asking asking;
    private final Audit audit;

    Candidates(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /** How many there are and some of them. */
    record Found(int all, List<Invitable> some) {}

    /**
     * Whom to invite.
     *
     * @param months only those who were here within so many; 0 for everybody
     * @param again whether those too who let an invitation pass
     */
    Found find(Viewer viewer, int months, boolean again) {
        return asking.as(viewer, sql -> {
            var some = of(sql, """
                            select p.id, p.last_visit,
                                exists (select 1 from enrolment.invitation i where i.patient_id = p.id) as before
                            """ + WHERE + " order by p.last_visit desc nulls last, p.id limit :most", months, again)
                    .param("most", MOST)
                    .query((row, _) -> {
                        var visit = row.getObject("last_visit", OffsetDateTime.class);
                        return new Invitable(
                                row.getObject("id", UUID.class),
                                visit == null ? null : visit.toInstant(),
                                row.getBoolean("before"));
                    })
                    .list();
            audit.record(sql, AuditEvent.many("patients-without-account-listed", null, "Patient", some.size()));
            return new Found(count(sql, months, again), some);
        });
    }

    /** How many there are; the same question, answered without anybody's name. */
    int count(Viewer viewer, int months, boolean again) {
        return asking.as(viewer, sql -> count(sql, months, again));
    }

    private static int count(Sql sql, int months, boolean again) {
        return of(sql, "select count(*) " + WHERE, months, again)
                .query(Integer.class)
                .single();
    }

    private static StatementSpec of(Sql sql, String text, int months, boolean again) {
        var since = months == 0
                ? OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                : sql.now().atOffset(ZoneOffset.UTC).minusMonths(months);
        return sql.of(text).param("since", Sql.time(since.toInstant())).param("again", again);
    }
}
