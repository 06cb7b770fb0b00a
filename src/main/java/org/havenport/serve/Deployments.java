package org.havenport.serve;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Which programs ran here, who started them, and who answers for them (B.sec.6). */
@Component
public class Deployments {

    private static final int LONGEST_TYPE = 64;

    private static final String ALL = """
            select s.build, max(s.version) as version, max(s.account) as account, min(s.at) as first, max(s.at) as last,
                count(*) as starts, a.at as approved, a.by
            from serve.start s left join serve.approved_build a on a.build = s.build
            group by s.build, a.at, a.by order by last desc
            """;

    private final Asking asking;
    private final Audit audit;

    Deployments(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * One program that ran.
     *
     * @param account of the machine, under which it was started last
     * @param approved when somebody answered for it; null while nobody has
     * @param by who did; null while nobody has
     */
    public record Deployment(
            String build,
            String version,
            String account,
            Instant first,
            Instant last,
            int starts,
            @Nullable Instant approved,
            @Nullable UUID by) {}

    /** Keeps that this program was started now, by this account of the machine, with its line in the log. */
    void started(Viewer.Job job, Build build, String account) {
        var id = UUID.randomUUID();
        asking.run(job, sql -> {
            sql.of(
                            "insert into serve.start (id, at, version, build, account) values (:id, :at, :version, :build, :account)")
                    .param("id", id)
                    .param("at", Sql.time(sql.now()))
                    .param("version", build.version())
                    .param("build", build.hash())
                    .param("account", account)
                    .update();
            audit.record(sql, AuditEvent.about("program-started", null, named(build), id));
        });
    }

    /** The programs that ran, the one started last first; nothing for anyone but those who answer for them. */
    public List<Deployment> all(Viewer viewer) {
        return viewer instanceof Viewer.Job || viewer.holdsOneOf(Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER)
                ? asking.as(
                        viewer,
                        sql -> sql.of(ALL).query((row, _) -> deployment(row)).list())
                : List.of();
    }

    /**
     * Answers for a program that ran; nothing happens when somebody already has.
     *
     * @return false when this viewer may not, or no such program ran
     */
    public boolean approve(Viewer viewer, String build) {
        if (!viewer.holdsOneOf(Role.SECURITY_ADMINISTRATOR)) {
            audit.refused(viewer, AuditEvent.of("program-approved"));
            return false;
        }
        if (all(viewer).stream().noneMatch(one -> one.build().equals(build))) {
            return false;
        }
        try {
            asking.run(viewer, sql -> {
                sql.of("insert into serve.approved_build (build, at, by) values (:build, :at, :by)")
                        .param("build", build)
                        .param("at", Sql.time(sql.now()))
                        .param("by", viewer.actor())
                        .update();
                audit.record(sql, AuditEvent.about("program-approved", null, "build-" + build.substring(0, 56), null));
            });
        } catch (DuplicateKeyException already) {
            return true;
        }
        return true;
    }

    /** Version and hash as one word of the log. */
    static String named(Build build) {
        var version = build.version().replaceAll("[^A-Za-z0-9]", "-");
        var word = "v" + version.substring(0, Math.min(version.length(), 20)) + "-" + build.hash();
        return word.substring(0, Math.min(word.length(), LONGEST_TYPE));
    }

    private static Deployment deployment(ResultSet row) throws SQLException {
        var approved = row.getTimestamp("approved");
        return new Deployment(
                Objects.requireNonNull(row.getString("build")),
                Objects.requireNonNull(row.getString("version")),
                Objects.requireNonNull(row.getString("account")),
                row.getTimestamp("first").toInstant(),
                row.getTimestamp("last").toInstant(),
                row.getInt("starts"),
                approved == null ? null : approved.toInstant(),
                row.getObject("by", UUID.class));
    }
}
