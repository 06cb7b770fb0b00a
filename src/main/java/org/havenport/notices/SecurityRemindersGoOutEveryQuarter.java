package org.havenport.notices;

import java.util.List;
import java.util.UUID;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Whoever has an account is reminded of how it is kept safe, whatever they wish to be told otherwise. */
@Component
class SecurityRemindersGoOutEveryQuarter implements Safeguard {

    /** So late may one be before somebody is to look: over a holiday nothing is sent. */
    private static final int GRACE_DAYS = 14;

    private static final String PATIENTS = """
            select g.patient_id, greatest(min(g.starts_at),
                (select max(r.made_at) from notices.reminder r where r.patient_id = g.patient_id)) as last
            from viewer.patient_grant g
            where g.basis = 'SELF' and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
            group by g.patient_id
            """;
    private static final String ACCOUNTS = """
            select g.actor_id, greatest(min(g.starts_at),
                (select max(r.made_at) from notices.account_reminder r where r.account_id = g.actor_id)) as last
            from viewer.role_grant g
            where g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
            group by g.actor_id
            """;

    private final Asking asking;
    private final Protocols protocols;

    SecurityRemindersGoOutEveryQuarter(Asking asking, Protocols protocols) {
        this.asking = asking;
        this.protocols = protocols;
    }

    /** Those whom nobody reminded for a quarter, the longest first. */
    List<Whose> due(Sql sql, Whose.Book book, int most) {
        return sql.of(
                        "select * from (%s) it where last < viewer.at() - make_interval(days => :days) order by last limit :most"
                                .formatted(people(book)))
                .param("days", protocols.value(NoticesParameters.REMIND_AFTER))
                .param("most", most)
                .query((row, _) -> new Whose(book, row.getObject(1, UUID.class)))
                .list();
    }

    private static String people(Whose.Book book) {
        return book == Whose.Book.PATIENTS ? PATIENTS : ACCOUNTS;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.edu.5");
    }

    @Override
    public String promise() {
        return "Every quarter everybody with an account is reminded of how it is kept safe.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var late = 0L;
            var all = 0L;
            for (var book : Whose.Book.values()) {
                var counts = sql.of("""
                                select count(*), count(*) filter (where last < viewer.at() - make_interval(days => :days))
                                from (%s) it
                                """.formatted(people(book)))
                        .param("days", protocols.value(NoticesParameters.REMIND_AFTER) + GRACE_DAYS)
                        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                        .single();
                all += counts[0];
                late += counts[1];
            }
            var seen = "%d of %d people with an account were not reminded in time".formatted(late, all);
            return late == 0
                    ? Evidence.holds(seen, sql.now())
                    : Evidence.needsAttention(seen, sql.now(), RemindersController.FIGURES);
        });
    }
}
