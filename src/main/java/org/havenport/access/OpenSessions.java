package org.havenport.access;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Where the person who asks is signed in, and the end of it. An end stands in the database at once, and the policies of
 * every table ask it there: from the next request on nothing is shown, whichever program answers.
 */
@Component
public class OpenSessions {

    private final Asking asking;
    private final Audit audit;
    private final Sessions sessions;

    OpenSessions(Asking asking, Audit audit, Sessions sessions) {
        this.asking = asking;
        this.audit = audit;
        this.sessions = sessions;
    }

    /** This one first, then the one used last. */
    public List<OpenSession> of(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select id, browser, system, created_at, last_seen_at, shared, id = :this as this
                        from viewer.session
                        where actor_id = :actor and complete and idle_ends_at > :now and ends_at > :now
                        order by id <> :this, last_seen_at desc
                        """)
                        .param("actor", viewer.actor())
                        .param("this", viewer.session())
                        .param("now", Sql.time(sql.now()))
                        .query((row, _) -> new OpenSession(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                row.getString("browser"),
                                row.getString("system"),
                                row.getTimestamp("created_at").toInstant(),
                                row.getTimestamp("last_seen_at").toInstant(),
                                row.getBoolean("shared"),
                                row.getBoolean("this")))
                        .list());
    }

    /** Ends one of the asker's own sessions; false when it is none. */
    public boolean end(Viewer viewer, UUID session) {
        return asking.as(viewer, sql -> {
            var ended = sql.of("delete from viewer.session where id = :id and actor_id = :actor")
                    .param("id", session)
                    .param("actor", viewer.actor())
                    .update();
            return ended(sql, viewer, ended) == 1;
        });
    }

    /** Ends all the asker's sessions but this one; how many there were. */
    public int endOthers(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> ended(
                        sql,
                        viewer,
                        sql.of("delete from viewer.session where actor_id = :actor and id <> :this")
                                .param("actor", viewer.actor())
                                .param("this", viewer.session())
                                .update()));
    }

    private int ended(Sql sql, Viewer viewer, int ended) {
        if (ended > 0) {
            audit.record(sql, AuditEvent.about("session-ended", null, "account", viewer.actor()));
            sessions.readAgain(viewer.actor());
        }
        return ended;
    }
}
