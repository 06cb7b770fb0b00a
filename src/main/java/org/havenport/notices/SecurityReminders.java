package org.havenport.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door to reminders of how an account is kept safe (B.edu.5): every quarter, and on a day after something happened to the
 * account. The message says nothing but where the page is; that it was opened is known from the page itself.
 */
@Component
public class SecurityReminders {

    /** After something happened to an account there is one reminder, not one for each thing. */
    private static final Duration NOT_AGAIN_FOR = Duration.ofDays(30);

    private static final Duration LATELY = Duration.ofDays(2);

    private final Asking asking;
    private final Audit audit;
    private final BusinessHours hours;
    private final SecurityRemindersGoOutEveryQuarter quarter;
    private final List<String> security;

    SecurityReminders(
            Asking asking,
            Audit audit,
            BusinessHours hours,
            SecurityRemindersGoOutEveryQuarter quarter,
            List<NoticeKind> kinds) {
        this.asking = asking;
        this.audit = audit;
        this.hours = hours;
        this.quarter = quarter;
        this.security = kinds.stream()
                .filter(kind -> kind.urgency() == NoticeKind.Urgency.SECURITY)
                .map(NoticeKind::key)
                .filter(key -> !key.equals(OurKinds.REMINDER.key()))
                .toList();
    }

    /** Reminds whom it is time to remind, at most so many; how many there were. */
    int remind(int most) {
        return asking.as(Outbox.JOB, sql -> {
            var done = 0;
            for (var book : Whose.Book.values()) {
                for (var whose : atRisk(sql, book, most)) {
                    done += remind(sql, whose, "RISK");
                }
                for (var whose : quarter.due(sql, book, most)) {
                    done += remind(sql, whose, "QUARTER");
                }
            }
            if (done > 0) {
                audit.record(sql, AuditEvent.many("security-reminders-sent", null, "Reminder", done));
            }
            return done;
        });
    }

    private static int remind(Sql sql, Whose whose, String why) {
        var id = UUID.randomUUID();
        whose.of(sql, """
                        insert into notices.reminder (patient_id, id, why, made_at) values (:whose, :id, :why, viewer.at())
                        """).param("id", id).param("why", why).update();
        Notices.tell(sql, OurKinds.REMINDER, whose, id, null);
        return 1;
    }

    /** Who was told lately of something done with the account, had it for a month, and was not reminded since. */
    private List<Whose> atRisk(Sql sql, Whose.Book book, int most) {
        var since = book == Whose.Book.PATIENTS
                ? "(select min(g.starts_at) from viewer.patient_grant g where g.patient_id = n.patient_id and g.basis = 'SELF')"
                : "(select min(g.starts_at) from viewer.role_grant g where g.actor_id = n.patient_id)";
        return book.of(sql, """
                        select distinct n.patient_id from notices.notice n
                        where n.kind in (:kinds) and n.told_at > :lately and n.told_at < :before and %s < :old
                          and not exists (select 1 from notices.reminder r
                              where r.patient_id = n.patient_id and r.made_at > :old)
                        limit :most
                        """.formatted(since))
                .param("kinds", security)
                .param("lately", Sql.time(sql.now().minus(LATELY)))
                .param("before", Sql.time(sql.now().minus(Duration.ofHours(1))))
                .param("old", Sql.time(sql.now().minus(NOT_AGAIN_FOR)))
                .param("most", most)
                .query((row, _) -> new Whose(book, row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether somebody was reminded and has not opened the page since. */
    boolean waits(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> Whose.own(viewer).of(sql, """
                                select exists (select 1 from notices.reminder
                                    where patient_id = :whose and opened_at is null)
                                """).query(Boolean.class).single());
    }

    /** Somebody has opened the page. */
    void opened(Viewer viewer) {
        asking.run(viewer, sql -> {
            var whose = Whose.own(viewer);
            whose.of(sql, """
                            update notices.reminder set opened_at = viewer.at()
                            where patient_id = :whose and opened_at is null
                            """).update();
            audit.record(sql, AuditEvent.about("security-tips-opened", whose.inTheLog(), "Reminder", null));
        });
    }

    /**
     * What became of the reminders of a quarter.
     *
     * @param from its first day
     * @param delivered to how many at least one message was handed over
     * @param opened how many opened the page
     */
    record Quarter(LocalDate from, int reminded, int delivered, int opened) {}

    /** The figures of the last quarters, the newest first; nothing for others than coordinators and compliance officers. */
    List<Quarter> figures(Viewer viewer) {
        if (!viewer.holdsOneOf(Role.PORTAL_COORDINATOR, Role.COMPLIANCE_OFFICER)) {
            return List.of();
        }
        asking.run(viewer, sql -> audit.record(sql, AuditEvent.of("security-reminder-figures-viewed")));
        return asking.as(
                Outbox.JOB,
                sql -> Arrays.stream(Whose.Book.values())
                        .flatMap(book -> counted(sql, book).stream())
                        .collect(Collectors.groupingBy(Quarter::from))
                        .entrySet()
                        .stream()
                        .map(it -> sum(it.getKey(), it.getValue()))
                        .sorted(java.util.Comparator.comparing(Quarter::from).reversed())
                        .toList());
    }

    private List<Quarter> counted(Sql sql, Whose.Book book) {
        return book.of(sql, """
                        select cast(date_trunc('quarter', r.made_at at time zone :zone) as date), count(*),
                            count(*) filter (where exists (select 1 from notices.delivery d
                                join notices.notice n on n.patient_id = d.patient_id and n.id = d.notice_id
                                where n.patient_id = r.patient_id and n.about = r.id
                                  and d.state in ('HANDED_OVER', 'DELIVERED'))),
                            count(r.opened_at)
                        from notices.reminder r group by 1 order by 1 desc limit 8
                        """)
                .param("zone", hours.zone().getId())
                .query((row, _) ->
                        new Quarter(row.getObject(1, LocalDate.class), row.getInt(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    private static Quarter sum(LocalDate from, List<Quarter> parts) {
        return new Quarter(
                from,
                parts.stream().mapToInt(Quarter::reminded).sum(),
                parts.stream().mapToInt(Quarter::delivered).sum(),
                parts.stream().mapToInt(Quarter::opened).sum());
    }

    /** Whether reminders go out now: on working days, when somebody answers the telephone. */
    boolean mayGo(Instant at) {
        return hours.open(at);
    }
}
