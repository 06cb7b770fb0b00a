package org.havenport.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door to what people upload: who brought it, how far it is, and what they want done with it. What was decided is
 * written by the person; the bytes are moved by the program.
 */
@Component
public class Uploads {

    private final Asking asking;
    private final Vault vault;
    private final Audit audit;

    Uploads(Asking asking, Vault vault, Audit audit) {
        this.asking = asking;
        this.vault = vault;
        this.audit = audit;
    }

    /** Begins to receive. */
    UUID begin(Viewer viewer, String source, boolean live) {
        return asking.as(viewer, sql -> {
            var id = UUID.randomUUID();
            sql.of("""
                            insert into intake.upload (id, source, live, by_actor, at, state, alive_until)
                            values (:id, :source, :live, :by, :now, 'RECEIVING', :alive)
                            """)
                    .param("id", id)
                    .param("source", source)
                    .param("live", live)
                    .param("by", viewer.actor())
                    .param("now", Sql.time(sql.now()))
                    .param("alive", Sql.time(sql.now().plus(UploadStore.ALIVE)))
                    .update();
            audit.record(sql, AuditEvent.about("import-uploaded", null, "upload", id));
            return id;
        });
    }

    /** Everything uploaded, the newest first, at most 50. */
    List<Upload> newest(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var found = sql.of("select u.* from intake.upload u order by u.at desc limit 50")
                    .query((row, _) -> upload(sql, row))
                    .list();
            var files = files(sql, found.stream().map(Upload::id).toList());
            return found.stream()
                    .map(it -> it.with(files.getOrDefault(it.id(), List.of())))
                    .toList();
        });
    }

    /** One upload; empty when there is none or the viewer may not see it. */
    Optional<Upload> find(Viewer viewer, UUID id) {
        return asking.as(
                viewer,
                sql -> sql.of("select u.* from intake.upload u where id = :id")
                        .param("id", id)
                        .query((row, _) -> upload(sql, row))
                        .optional()
                        .map(it -> it.with(files(sql, id))));
    }

    /** The feeds there are. */
    List<String> sources(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select name from intake.source order by name limit 200")
                        .query(String.class)
                        .list());
    }

    /** What was not taken of an upload: the file's number and name, position, reason. Leaves an audit line. */
    List<Refusal> refusals(Viewer viewer, UUID id) {
        return asking.as(viewer, sql -> {
            var names = files(sql, id);
            var found = sql.of("""
                            select file, position, reason, resources from intake.upload_refusal
                            where upload_id = :id order by file, at
                            """)
                    .param("id", id)
                    .query((row, _) -> new Refusal(
                            names.get(row.getInt(1) - 1).name(), row.getString(2), row.getString(3), row.getLong(4)))
                    .list();
            audit.record(sql, AuditEvent.many("import-refusals-downloaded", null, "upload", found.size()));
            return found;
        });
    }

    /** Stops between two transactions; what waits is stopped at once. False when there is nothing to stop. */
    boolean stop(Viewer viewer, UUID id) {
        return change(viewer, id, "import-stopped", """
                update intake.upload set stop = true, state = case when state = 'WAITING' then 'STOPPED' else state end
                where id = :id and state in ('WAITING', 'READING') and not stop
                """);
    }

    /** Lets it be read on. False when it is not stopped or interrupted. */
    boolean resume(Viewer viewer, UUID id) {
        return change(viewer, id, "import-resumed", """
                update intake.upload set stop = false, state = 'WAITING'
                where id = :id and (state = 'STOPPED' or state = 'READING' and alive_until < viewer.at())
                """);
    }

    /** Ends it for good; the program then deletes what waits sealed. False when it is being read or over. */
    boolean giveUp(Viewer viewer, UUID id) {
        return change(viewer, id, "import-given-up", """
                update intake.upload set state = 'GIVEN_UP', ended_at = viewer.at()
                where id = :id and (state in ('STOPPED', 'WAITING')
                    or state in ('READING', 'RECEIVING') and alive_until < viewer.at())
                """);
    }

    private boolean change(Viewer viewer, UUID id, String action, String update) {
        return asking.as(viewer, sql -> {
            var changed = sql.of(update).param("id", id).update() == 1;
            if (changed) {
                audit.record(sql, AuditEvent.about(action, null, "upload", id));
            }
            return changed;
        });
    }

    private List<UploadedFile> files(Sql sql, UUID id) {
        return files(sql, List.of(id)).getOrDefault(id, List.of());
    }

    /** The files of each upload, in their order. */
    private Map<UUID, List<UploadedFile>> files(Sql sql, List<UUID> uploads) {
        var files = new HashMap<UUID, List<UploadedFile>>();
        sql.of("select * from intake.upload_file where upload_id = any (cast(:ids as uuid[])) order by at")
                .param("ids", uploads.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    var upload = row.getObject("upload_id", UUID.class);
                    files.computeIfAbsent(upload, _ -> new ArrayList<>()).add(file(sql, upload, row));
                });
        return files;
    }

    private UploadedFile file(Sql sql, UUID upload, ResultSet row) throws SQLException {
        var at = row.getInt("at");
        var name = vault.openForRoom(sql, "intake", row.getBytes("name"), UploadStore.nameContext(upload, at));
        return new UploadedFile(
                at,
                new String(name, UTF_8),
                row.getLong("bytes"),
                row.getString("state").equals("READ"),
                counts(row),
                row.getLong("filed_before"));
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("read"),
                row.getLong("filed"),
                row.getLong("duplicate"),
                row.getLong("quarantined"),
                row.getLong("refused"));
    }

    private static Upload upload(Sql sql, ResultSet row) throws SQLException {
        var alive = row.getObject("alive_until", OffsetDateTime.class);
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        var state = Upload.State.valueOf(row.getString("state"));
        var silent = alive != null && alive.toInstant().isBefore(sql.now());
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getBoolean("live"),
                row.getObject("by_actor", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                silent && state == Upload.State.READING ? Upload.State.INTERRUPTED : state,
                row.getBoolean("stop"),
                ended == null ? null : ended.toInstant(),
                List.of());
    }
}
