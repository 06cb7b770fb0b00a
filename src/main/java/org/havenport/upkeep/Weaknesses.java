package org.havenport.upkeep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What feeds told about the parts that run here: when each was read, and which weaknesses are open (B.sec.6). */
@Component
public class Weaknesses {

    private final Asking asking;
    private final Audit audit;

    Weaknesses(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * How the readings of a feed went.
     *
     * @param readAt when it was read last; null when it never was
     * @param asOf when it was changed last, where it comes from
     * @param failure why the last reading failed; null when it did not
     */
    record Reading(
            String source,
            @Nullable Instant readAt,
            @Nullable Instant asOf,
            int entries,
            @Nullable String failure) {}

    /**
     * A known weakness of a part that runs here.
     *
     * @param since since when it is known: when it was published, else when it was first seen here
     * @param closedAt when a reading no longer found it; null while it is open
     */
    record Weakness(
            String advisory,
            Part part,
            boolean critical,
            String severity,
            String summary,
            String fixed,
            Instant since,
            @Nullable Instant closedAt) {

        boolean open() {
            return closedAt == null;
        }
    }

    /** Keeps what a feed told now; what it told before and no longer does is closed. */
    void read(Viewer.Job job, String source, Feed feed) {
        asking.run(job, sql -> {
            sql.of("""
                            insert into upkeep.feed (source, read_at, as_of, entries) values (:source, :at, :asOf, :entries)
                            on conflict (source) do update set read_at = excluded.read_at, as_of = excluded.as_of,
                                entries = excluded.entries, failed_at = null, failure = null
                            """)
                    .param("source", source)
                    .param("at", Sql.time(sql.now()))
                    .param("asOf", Sql.time(feed.asOf()))
                    .param("entries", feed.entries())
                    .update();
            int news = 0;
            for (var one : feed.found()) {
                news += keep(sql, source, one);
            }
            sql.of("""
                            update upkeep.weakness set closed_at = :at
                            where source = :source and last_seen < :at and closed_at is null
                            """).param("source", source).param("at", Sql.time(sql.now())).update();
            audit.record(sql, AuditEvent.many("advisories-read", null, "weakness", news));
        });
    }

    private static int keep(Sql sql, String source, Advisory one) {
        var published = one.published();
        return sql.of("""
                        insert into upkeep.weakness (source, advisory, component, critical, severity, summary, fixed,
                            published, first_seen, last_seen)
                        values (:source, :advisory, :component, :critical, :severity, :summary, :fixed,
                            :published, :at, :at)
                        on conflict (source, advisory, component) do update set critical = excluded.critical,
                            severity = excluded.severity, summary = excluded.summary, fixed = excluded.fixed,
                            published = excluded.published, last_seen = excluded.last_seen, closed_at = null
                        """)
                .param("source", source)
                .param("advisory", one.id())
                .param("component", one.part().purl() + "@" + one.part().version())
                .param("critical", one.critical())
                .param("severity", one.severity())
                .param("summary", one.summary())
                .param("fixed", one.fixed())
                .param(
                        "published",
                        published == null ? null : Sql.time(published),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("at", Sql.time(sql.now()))
                .update();
    }

    /** Keeps that a feed could not be read; what it told before stays. */
    void failed(Viewer.Job job, String source, String why) {
        asking.run(
                job,
                sql -> sql.of("""
                        insert into upkeep.feed (source, failed_at, failure) values (:source, :at, :why)
                        on conflict (source) do update set failed_at = excluded.failed_at, failure = excluded.failure
                        """)
                        .param("source", source)
                        .param("at", Sql.time(sql.now()))
                        .param("why", why)
                        .update());
    }

    /** The readings of these feeds; one that was never tried is not among them. */
    List<Reading> readings(Viewer viewer, List<String> sources) {
        return sources.isEmpty()
                ? List.of()
                : asking.as(
                        viewer,
                        sql -> sql.of("""
                        select source, read_at, as_of, entries, failure from upkeep.feed
                        where source in (:sources) order by source
                        """)
                                .param("sources", sources)
                                .query((row, _) -> new Reading(
                                        text(row, 1),
                                        instant(row, 2),
                                        instant(row, 3),
                                        row.getInt(4),
                                        row.getString(5)))
                                .list());
    }

    /** What these feeds told of the parts that run here, critical and old ones first; closed ones of 90 days as well. */
    List<Weakness> all(Viewer viewer, List<String> sources) {
        return sources.isEmpty()
                ? List.of()
                : asking.as(
                        viewer,
                        sql -> sql.of("""
                        select advisory, component, critical, severity, summary, fixed,
                            least(coalesce(published, first_seen), first_seen) as since, closed_at
                        from upkeep.weakness
                        where source in (:sources) and (closed_at is null or closed_at > viewer.at() - interval '90 days')
                        order by closed_at is not null, critical desc, since, advisory
                        """)
                                .param("sources", sources)
                                .query((row, _) -> weakness(row))
                                .list());
    }

    private static Weakness weakness(ResultSet row) throws SQLException {
        return new Weakness(
                text(row, 1),
                Part.of(text(row, 2)),
                row.getBoolean(3),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                Objects.requireNonNull(instant(row, 7)),
                instant(row, 8));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
