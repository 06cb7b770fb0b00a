package org.havenport.access;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.staff.Staff;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The names that were used on several devices at once and wait for somebody to find out why (B.sec.3). */
@Component
public class SeveralDevices {

    private final Asking asking;
    private final Audit audit;
    private final Staff staff;

    SeveralDevices(Asking asking, Audit audit, Staff staff) {
        this.asking = asking;
        this.audit = audit;
        this.staff = staff;
    }

    /** What was found out. */
    public enum Outcome {
        /** One person with several devices. */
        ONE_PERSON,
        /** Several people share a name; each gets their own. */
        SHARED,
        /** Somebody else was in; the way in was renewed. */
        STRANGER
    }

    /**
     * A name to ask about.
     *
     * @param name of a member of staff; empty for a patient, who is not named here
     * @param devices the most at once
     */
    public record Case(
            UUID id, UUID account, boolean ofStaff, String name, int devices, Instant noticed, Instant last) {

        /** How people speak of an account that they are not to know by name. */
        public String number() {
            return account.toString().substring(0, 8);
        }
    }

    /** Those without an outcome, the oldest first; for whoever keeps the portal secure. */
    public Listed<Case> open(Viewer viewer) {
        var cases = asking.as(
                viewer,
                sql -> sql.of("""
                        select account, id, is_staff, devices, noticed_at, last_at, %s
                        from access.several_devices where closed_at is null order by noticed_at limit 200
                        """.formatted(Listed.ALL))
                        .query(Listed.of((row, _) -> new Case(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                Objects.requireNonNull(row.getObject("account", UUID.class)),
                                row.getBoolean("is_staff"),
                                "",
                                row.getInt("devices"),
                                row.getTimestamp("noticed_at").toInstant(),
                                row.getTimestamp("last_at").toInstant()))));
        var names = staff.names(
                viewer,
                cases.shown().stream().filter(Case::ofStaff).map(Case::account).toList());
        return cases.map(it -> {
            var member = names.get(it.account());
            return new Case(
                    it.id(),
                    it.account(),
                    it.ofStaff(),
                    member == null ? "" : member.name(),
                    it.devices(),
                    it.noticed(),
                    it.last());
        });
    }

    /** How many are without an outcome. */
    int waiting(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(*) from access.several_devices where closed_at is null")
                        .query(Integer.class)
                        .single());
    }

    /** Says what was found out; false when there is no such case, or it is about the asker. */
    public boolean close(Viewer viewer, UUID id, Outcome outcome) {
        return asking.as(viewer, sql -> {
            var closed = sql.of("""
                            update access.several_devices set closed_at = :now, closed_by = :actor, outcome = :outcome
                            where id = :id and closed_at is null and account <> :actor
                            """)
                    .param("now", Sql.time(sql.now()))
                    .param("actor", viewer.actor())
                    .param("outcome", outcome.name())
                    .param("id", id)
                    .update();
            if (closed == 1) {
                audit.record(sql, AuditEvent.about("several-devices-closed", null, "account", id));
            }
            return closed == 1;
        });
    }
}
