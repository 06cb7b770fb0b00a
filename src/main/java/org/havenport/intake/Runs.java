package org.havenport.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The book of imports: when a feed went live, what each run read and what became of it. */
@Component
class Runs {

    private final Asking asking;

    Runs(Asking asking) {
        this.asking = asking;
    }

    /** Begins a run; the first one of a source is its go-live. */
    Run begin(Viewer job, String source, boolean live) {
        return asking.as(job, sql -> {
            sql.of("insert into intake.source (name, go_live) values (:name, :now) on conflict (name) do nothing")
                    .param("name", source)
                    .param("now", Sql.time(sql.now()))
                    .update();
            var goLive = goLive(sql, source);
            var id = UUID.randomUUID();
            sql.of("insert into intake.run (id, source, started_at) values (:id, :source, :now)")
                    .param("id", id)
                    .param("source", source)
                    .param("now", Sql.time(sql.now()))
                    .update();
            return new Run(id, source, goLive, live);
        });
    }

    /** A run of before, for what it brought and only now can be filed. */
    Run again(Viewer job, UUID id, String source, boolean live) {
        return asking.as(job, sql -> new Run(id, source, goLive(sql, source), live));
    }

    private static Instant goLive(Sql sql, String source) {
        return sql.of("select go_live from intake.source where name = :name")
                .param("name", source)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void add(Viewer job, Run run, Counts counts) {
        asking.run(
                job,
                sql -> sql.of("""
                        update intake.run set files = files + 1, read = read + :read, filed = filed + :filed,
                            duplicate = duplicate + :duplicate, quarantined = quarantined + :quarantined,
                            refused = refused + :refused
                        where id = :id
                        """)
                        .param("id", run.id())
                        .param("read", counts.read())
                        .param("filed", counts.filed())
                        .param("duplicate", counts.duplicate())
                        .param("quarantined", counts.quarantined())
                        .param("refused", counts.refused())
                        .update());
    }

    void finish(Viewer job, Run run) {
        asking.run(
                job,
                sql -> sql.of("update intake.run set finished_at = :now where id = :id")
                        .param("id", run.id())
                        .param("now", Sql.time(sql.now()))
                        .update());
    }
}
