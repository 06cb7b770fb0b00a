package org.havenport.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Hold.Basis;
import org.havenport.release.HoldRows.Ended;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to the register of holds: how many by basis, how long they held, and what was opened before anybody had
 * called. It tells nobody's name and nothing of any record.
 */
@Component
public class HoldRegister {

    private static final Role[] ANSWERABLE = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL};

    private final Asking asking;
    private final Audit audit;
    private final BusinessHours hours;

    HoldRegister(Asking asking, Audit audit, BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.hours = hours;
    }

    /**
     * A hold in the register.
     *
     * @param results its class, or null
     * @param ended when it was over, by whatever; null while it acts
     * @param asked how often the patient asked about it
     */
    public record Line(
            UUID id,
            Basis basis,
            Hold.Recipient recipient,
            @Nullable ResultClass results,
            @Nullable String statute,
            Instant placed,
            Instant expires,
            @Nullable Instant ended,
            @Nullable Ended because,
            long asked) {

        /** How long it has held, in whole minutes. */
        public long minutes(Instant now) {
            return Math.max(
                    0, Duration.between(placed, ended == null ? now : ended).toMinutes());
        }
    }

    /**
     * A critical result that its patient opened before anybody had called.
     *
     * @param called when somebody spoke with them; null when nobody has yet
     */
    public record OpenedFirst(Instant opened, @Nullable Instant called, Instant callBy) {}

    /**
     * A month.
     *
     * @param lines the holds that acted in it, at any time
     * @param withoutBasis what is held back now with no basis written down: none
     */
    public record Month(List<Line> lines, List<OpenedFirst> openedFirst, long withoutBasis) {}

    /** A month of the register; empty for anyone who does not answer for it. */
    public Month month(Viewer viewer, YearMonth month) {
        return read(viewer, month, "hold-register-read");
    }

    /** The same, to be taken along. */
    public Month report(Viewer viewer, YearMonth month) {
        return read(viewer, month, "hold-report-taken");
    }

    private Month read(Viewer viewer, YearMonth month, String as) {
        if (!viewer.holdsOneOf(ANSWERABLE)) {
            return new Month(List.of(), List.of(), 0);
        }
        var since = month.atDay(1).atStartOfDay(hours.zone()).toInstant();
        var before = month.plusMonths(1).atDay(1).atStartOfDay(hours.zone()).toInstant();
        return asking.as(viewer, sql -> {
            var read = new Month(lines(sql, since, before), openedFirst(sql, since, before), withoutBasis(sql));
            audit.record(sql, AuditEvent.of(as));
            return read;
        });
    }

    private static long withoutBasis(Sql sql) {
        return sql.of("select release.held_without_basis()").query(Long.class).single();
    }

    private static List<Line> lines(Sql sql, Instant since, Instant before) {
        return sql.of("select * from release.holds_between(:since, :before)")
                .param("since", Sql.time(since))
                .param("before", Sql.time(before))
                .query((row, _) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        var results = row.getString("class");
        var because = row.getString("ended_because");
        return new Line(
                row.getObject("id", UUID.class),
                Basis.valueOf(row.getString("basis")),
                Hold.Recipient.valueOf(row.getString("recipient")),
                results == null ? null : ResultClass.valueOf(results),
                row.getString("statute"),
                HoldRows.time(row, "placed_at"),
                HoldRows.time(row, "expires_at"),
                instant(row, "ended_at"),
                because == null ? null : Ended.valueOf(because),
                row.getLong("asked"));
    }

    private static List<OpenedFirst> openedFirst(Sql sql, Instant since, Instant before) {
        return sql.of("select * from release.opened_before_contact(:since, :before)")
                .param("since", Sql.time(since))
                .param("before", Sql.time(before))
                .query((row, _) -> new OpenedFirst(
                        HoldRows.time(row, "opened_at"), instant(row, "called_at"), HoldRows.time(row, "call_by")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
