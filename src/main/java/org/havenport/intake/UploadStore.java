package org.havenport.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where uploaded bytes wait, sealed and in pieces, and who reads them now. Nothing of it is ever in a file. */
@Component
class UploadStore {

    static final Viewer JOB = Viewer.job("import");

    /** For so long somebody who receives or reads is believed to live without saying so again. */
    static final Duration ALIVE = Duration.ofSeconds(45);

    private final Asking asking;
    private final Vault vault;

    UploadStore(Asking asking, Vault vault) {
        this.asking = asking;
        this.vault = vault;
    }

    /** A file that is to be read. */
    record Task(UUID upload, int file, String name) {}

    /**
     * An upload this node has taken on.
     *
     * @param reader who reads it now, and nobody else
     * @param before the run of an earlier reading, or null
     */
    record Taken(
            UUID upload,
            UUID reader,
            String source,
            boolean live,
            @Nullable UUID before) {}

    /** Everything is there: it may be read. */
    void received(UUID upload) {
        asking.run(
                JOB,
                sql -> sql.of("update intake.upload set state = 'WAITING' where id = :id and state = 'RECEIVING'")
                        .param("id", upload)
                        .update());
    }

    /** Nothing came, or not all of it: it is as if it had never been brought, but for the audit log. */
    void forget(UUID upload) {
        asking.run(JOB, sql -> {
            clear(sql, upload);
            for (var table : List.of("upload_refusal", "upload_file")) {
                sql.of("delete from intake." + table + " where upload_id = :id")
                        .param("id", upload)
                        .update();
            }
            sql.of("delete from intake.upload where id = :id and state = 'RECEIVING'")
                    .param("id", upload)
                    .update();
        });
    }

    /** Gives up what stopped coming, and deletes what is over. */
    void tidy() {
        asking.run(JOB, sql -> {
            sql.of("""
                    update intake.upload set state = 'GIVEN_UP', ended_at = viewer.at()
                    where state = 'RECEIVING' and alive_until < viewer.at()
                    """).update();
            sql.of("""
                    delete from intake.upload_piece p using intake.upload u
                    where u.id = p.upload_id and u.state in ('DONE', 'GIVEN_UP')
                    """).update();
        });
    }

    /** Takes on what has waited longest; no two nodes take the same. */
    Optional<Taken> take() {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        update intake.upload set state = 'READING', reader = :reader, alive_until = :alive
                        where id = (
                            select id from intake.upload where state = 'WAITING' and not stop
                            order by at limit 1 for update skip locked)
                        returning id, reader, source, live, run_id
                        """)
                        .param("reader", UUID.randomUUID())
                        .param("alive", Sql.time(sql.now().plus(ALIVE)))
                        .query((row, _) -> new Taken(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getObject(5, UUID.class)))
                        .optional());
    }

    /** Notes the run of this reading; that of a reading that was killed is over. */
    void runs(Taken taken, UUID run) {
        asking.run(JOB, sql -> {
            sql.of("update intake.upload set run_id = :run where id = :id")
                    .param("run", run)
                    .param("id", taken.upload())
                    .update();
            sql.of("update intake.run set finished_at = viewer.at() where id = :before and finished_at is null")
                    .param("before", taken.before(), Types.OTHER)
                    .update();
        });
    }

    /** The next file that is not read to its end; what an earlier reading filed of it is kept apart. */
    Optional<Task> next(UUID upload) {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        update intake.upload_file set filed_before = filed_before + filed, state = 'READING',
                            read = 0, filed = 0, duplicate = 0, quarantined = 0, refused = 0
                        where upload_id = :id and at = (
                            select min(at) from intake.upload_file where upload_id = :id and state <> 'READ')
                        returning at, name
                        """)
                        .param("id", upload)
                        .query((row, _) -> new Task(
                                upload,
                                row.getInt(1),
                                new String(
                                        vault.openForRoom(
                                                sql, "intake", row.getBytes(2), nameContext(upload, row.getInt(1))),
                                        UTF_8)))
                        .optional());
    }

    /** Writes how far a file is. */
    void at(Task task, Counts soFar) {
        asking.run(JOB, sql -> count(sql, task, soFar, "READING"));
    }

    /** Says that this node lives. Whether it may go on: nobody stopped it, and nobody else has taken it on. */
    boolean goesOn(Taken taken) {
        return asking.as(JOB, sql -> {
            alive(sql, taken.upload());
            return sql.of("""
                            select state = 'READING' and reader = :reader and not stop
                            from intake.upload where id = :id
                            """)
                    .param("id", taken.upload())
                    .param("reader", taken.reader())
                    .query(Boolean.class)
                    .single();
        });
    }

    /** A file was read to its end, or as far as it went. */
    void done(Task task, FileReport report) {
        asking.run(JOB, sql -> {
            count(sql, task, report.counts(), report.stopped() ? "WAITING" : "READ");
            if (!report.stopped()) {
                refusals(sql, task, report.refusals());
            }
        });
    }

    private static void refusals(Sql sql, Task task, List<Refusal> refusals) {
        var positions = refusals.stream().map(Refusal::position).toArray(String[]::new);
        var reasons = refusals.stream().map(Refusal::reason).toArray(String[]::new);
        var resources = refusals.stream().map(Refusal::resources).toArray(Long[]::new);
        sql.of("""
                        insert into intake.upload_refusal (upload_id, file, at, position, reason, resources)
                        select :upload, :file, n, p, r, s from unnest(cast(:positions as text[]),
                            cast(:reasons as text[]), cast(:resources as bigint[])) with ordinality as x (p, r, s, n)
                        """)
                .param("upload", task.upload())
                .param("file", task.file())
                .param("positions", positions)
                .param("reasons", reasons)
                .param("resources", resources)
                .update();
    }

    /**
     * The reading is over: read to the end, or stopped between two transactions. When the program itself ends, it waits
     * to be read on.
     */
    void end(UUID upload, boolean whole) {
        asking.run(JOB, sql -> {
            sql.of("""
                            update intake.upload set stop = false, alive_until = null, reader = null,
                                state = case when :whole then 'DONE' when stop then 'STOPPED' else 'WAITING' end,
                                ended_at = case when :whole then viewer.at() end
                            where id = :id and state = 'READING'
                            """).param("whole", whole).param("id", upload).update();
            if (whole) {
                clear(sql, upload);
            }
        });
    }

    private static void clear(Sql sql, UUID upload) {
        sql.of("delete from intake.upload_piece where upload_id = :id")
                .param("id", upload)
                .update();
    }

    static void alive(Sql sql, UUID upload) {
        sql.of("update intake.upload set alive_until = :alive where id = :id and state in ('RECEIVING', 'READING')")
                .param("alive", Sql.time(sql.now().plus(ALIVE)))
                .param("id", upload)
                .update();
    }

    private static void count(Sql sql, Task task, Counts counts, String state) {
        sql.of("""
                        update intake.upload_file set read = :read, filed = :filed, duplicate = :duplicate,
                            quarantined = :quarantined, refused = :refused, state = :state
                        where upload_id = :upload and at = :file
                        """)
                .param("read", counts.read())
                .param("filed", counts.filed())
                .param("duplicate", counts.duplicate())
                .param("quarantined", counts.quarantined())
                .param("refused", counts.refused())
                .param("state", state)
                .param("upload", task.upload())
                .param("file", task.file())
                .update();
    }

    static String nameContext(UUID upload, int file) {
        return "intake.upload_file|%s|%d|name".formatted(upload, file);
    }
}
