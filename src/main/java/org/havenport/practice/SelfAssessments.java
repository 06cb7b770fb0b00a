package org.havenport.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Fingerprint;
import org.havenport.staff.Staff;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The versions of the practice's look at itself: kept whole and sealed, each with the fingerprint of what it says (B.tbl). */
@Component
public class SelfAssessments {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Staff staff;
    private final BusinessHours hours;

    SelfAssessments(Asking asking, Audit audit, Vault vault, Staff staff, BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.staff = staff;
        this.hours = hours;
    }

    /** A version that was kept. */
    record Version(
            long number, Instant at, UUID by, String fingerprint, int broken, int attention, int waived, int holds) {}

    /** A version with what it says. */
    record Opened(Version version, SelfAssessment says) {}

    /** Keeps what was answered as a new version, and returns its number. */
    long keep(Viewer viewer, LastAsked.Answers answers) {
        Stewards.demand(viewer, Waivers.DECIDE);
        var says = says(viewer, answers);
        var body = JSON.writeValueAsBytes(says);
        var fingerprint = Fingerprint.of(body);
        return asking.as(viewer, sql -> {
            long number = sql.of("""
                            insert into practice.self_assessment
                                (at, by, fingerprint, broken, needs_attention, waived, holds, body)
                            values (:at, :by, :fingerprint, :broken, :attention, :waived, :holds, :body)
                            returning number
                            """)
                    .param("at", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .param("fingerprint", fingerprint)
                    .param("broken", says.count(Standing.BROKEN))
                    .param("attention", says.count(Standing.NEEDS_ATTENTION))
                    .param("waived", says.count(Standing.WAIVED))
                    .param("holds", says.count(Standing.HOLDS))
                    .param("body", vault.sealForRoom(sql, RegisterRows.ROOM, body, context(fingerprint)))
                    .query(Long.class)
                    .single();
            audit.record(
                    sql,
                    AuditEvent.many(
                            "self-assessment-kept", null, null, says.rows().size()));
            return number;
        });
    }

    /** As it would be kept now. */
    SelfAssessment says(Viewer viewer, LastAsked.Answers answers) {
        var practice = hours.practice();
        var names = staff.names(
                viewer,
                answers.all().stream()
                        .map(e -> e.owner().account())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return new SelfAssessment(
                practice.name(),
                practice.address(),
                viewer.shownAs(),
                answers.at(),
                answers.all().stream().map(e -> SelfAssessment.Row.of(e, names)).toList());
    }

    /** Every version, the newest first. */
    List<Version> all(Viewer viewer) {
        return asking.as(
                viewer, sql -> sql.of("""
                        select number, at, by, fingerprint, broken, needs_attention, waived, holds
                        from practice.self_assessment order by number desc
                        """).query((row, _) -> version(row)).list());
    }

    /** One version; what was changed in the database no longer opens. */
    Optional<Opened> open(Viewer viewer, long number) {
        return asking.as(viewer, sql -> {
            var found = sql.of("""
                            select number, at, by, fingerprint, broken, needs_attention, waived, holds, body
                            from practice.self_assessment where number = :number
                            """)
                    .param("number", number)
                    .query((row, _) -> {
                        var version = version(row);
                        var body = vault.openForRoom(
                                sql, RegisterRows.ROOM, row.getBytes(9), context(version.fingerprint()));
                        if (!Fingerprint.of(body).equals(version.fingerprint())) {
                            throw new IllegalStateException("The fingerprint of a self-assessment was changed");
                        }
                        return new Opened(version, JSON.readValue(body, SelfAssessment.class));
                    })
                    .optional();
            found.ifPresent(_ -> audit.record(sql, AuditEvent.of("self-assessment-read")));
            return found;
        });
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getLong(1),
                RegisterRows.at(row, 2),
                Objects.requireNonNull(row.getObject(3, UUID.class)),
                Objects.requireNonNull(row.getString(4)),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8));
    }

    private static String context(String fingerprint) {
        return "practice.self_assessment|" + fingerprint;
    }
}
