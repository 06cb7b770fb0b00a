package org.havenport.policies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.Fingerprint;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The policy in prose as it was: every version whole, who answers for it, and who read which version (A.risk.5). */
@Component
public class PolicyVersions {

    /** Who looks at it again, and so answers for it. */
    static final Role[] OWNERS = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR};

    private static final int LONGEST_TYPE = 64;

    private final Asking asking;
    private final Audit audit;

    PolicyVersions(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /** A version. */
    record Version(int number, Instant at, String fingerprint) {}

    /** Somebody looked at a version again, and says by when the next look is due. */
    record Review(int version, UUID by, Instant at, LocalDate next) {}

    /** Somebody read a version. */
    record Reading(UUID actor, int version, Instant at) {}

    /** Every version, the newest first. */
    List<Version> all(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select number, made_at, fingerprint from policies.version order by number desc")
                        .query((row, _) -> new Version(row.getInt(1), at(row, 2), text(row, 3)))
                        .list());
    }

    /** The words of a version as they were kept; empty when there is none, or when they are no longer those. */
    Optional<String> body(Viewer viewer, int number) {
        return asking.as(
                viewer,
                sql -> sql.of("select body, fingerprint from policies.version where number = :number")
                        .param("number", number)
                        .query((row, _) -> new String[] {text(row, 1), text(row, 2)})
                        .optional()
                        .filter(kept -> fingerprint(kept[0]).equals(kept[1]))
                        .map(kept -> kept[0]));
    }

    /** Keeps these words as a new version, unless the newest says the same. Its fingerprint stands in the log as well. */
    void keep(Viewer.Job job, String body) {
        var fingerprint = fingerprint(body);
        asking.run(job, sql -> {
            int kept = sql.of("""
                            insert into policies.version (number, made_at, fingerprint, body)
                            select coalesce(max(number), 0) + 1, :at, :fingerprint, :body from policies.version
                            having not exists (
                                select 1 from policies.version n where n.fingerprint = :fingerprint
                                and n.number = (select max(number) from policies.version))
                            on conflict (number) do nothing
                            """)
                    .param("at", Sql.time(sql.now()))
                    .param("fingerprint", fingerprint)
                    .param("body", body)
                    .update();
            if (kept == 1) {
                var named = "policy-" + fingerprint;
                audit.record(
                        sql, AuditEvent.about("policy-version-kept", null, named.substring(0, LONGEST_TYPE), null));
            }
        });
    }

    /** Every look, the newest first. */
    List<Review> reviews(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select version, by, at, next_on from policies.review order by number desc")
                        .query((row, _) ->
                                new Review(row.getInt(1), id(row, 2), at(row, 3), row.getObject(4, LocalDate.class)))
                        .list());
    }

    /**
     * Keeps that the viewer looked at a version again, and answers for it until somebody else does.
     *
     * @throws SecurityException for anyone who does not answer for it
     */
    void reviewed(Viewer viewer, int version, LocalDate next) {
        if (!viewer.holdsOneOf(OWNERS)) {
            throw new SecurityException("Only those who answer for the policy review it");
        }
        asking.run(viewer, sql -> {
            sql.of("insert into policies.review (version, by, at, next_on) values (:version, :by, :at, :next)")
                    .param("version", version)
                    .param("by", viewer.actor())
                    .param("at", Sql.time(sql.now()))
                    .param("next", next)
                    .update();
            audit.record(sql, AuditEvent.many("policy-reviewed", null, "version", version));
        });
    }

    /** Who read which version, the newest first; one's own alone for those without oversight. */
    List<Reading> readings(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select actor, version, at from policies.reading order by at desc, version desc")
                        .query((row, _) -> new Reading(id(row, 1), row.getInt(2), at(row, 3)))
                        .list());
    }

    /** Keeps that the viewer read this version; once is enough. */
    void read(Viewer viewer, Version version) {
        asking.run(viewer, sql -> {
            int kept = sql.of("""
                            insert into policies.reading (actor, version, fingerprint, at)
                            values (:actor, :version, :fingerprint, :at) on conflict do nothing
                            """)
                    .param("actor", viewer.actor())
                    .param("version", version.number())
                    .param("fingerprint", version.fingerprint())
                    .param("at", Sql.time(sql.now()))
                    .update();
            if (kept == 1) {
                audit.record(sql, AuditEvent.many("policy-read", null, "version", version.number()));
            }
        });
    }

    static String fingerprint(String body) {
        return Fingerprint.of(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
