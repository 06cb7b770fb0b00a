package org.havenport.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** The database of the killed program, as its owner sees it: to hold every change at a point, and to count in the end. */
final class StoppedDatabase implements AutoCloseable {

    private static final long KEY = 20_261_119;

    /** Whatever was done, beside the lines of the log that tell of it: as many of the one as of the other, and one at most. */
    private static final Map<String, String> DONE_AND_LINES = Map.of(
            "corrections", pairs("concerns.correction", "correction-requested"),
            "confirmations", pairs("followup.confirmation", "result-confirmed"),
            "contacts", pairs("followup.contact", "contact-recorded"),
            "results opened by a call",
                    pairs(
                            "(select * from followup.obligation where consequence = 'CRITICAL' and kind = 'RESULT') o",
                            "result-released"),
            "uploads", """
                    select count(*) from (select id, count(*) as things from intake.upload group by id) d
                    full join (select item as id, count(*) as lines from audit.line
                        where action = 'import-uploaded' group by item) l using (id)
                    where things is distinct from lines
                    """,
            "sign-ins", """
                    select count(*) from (select actor_id, count(*) as things from viewer.session
                        where complete group by actor_id) d
                    full join (select item as actor_id, count(*) as lines from audit.line
                        where action = 'signed-in' group by item) l using (actor_id)
                    where things is distinct from lines or things > 1
                    """);

    /** What belongs together and stands in several tables. */
    private static final Map<String, String> HALVES = Map.of(
            "calls whose result is not open, or open ones without a call", """
                    select count(*) from release.gate g
                    join chart.item i on i.patient_id = g.patient_id and i.id = g.item_id
                    where (g.contacted_at is not null) <> (i.release_state = 'RELEASED')
                        or (g.contacted_at is not null) <> (g.opened_at is not null)
                        or (g.contacted_at is not null) <> exists (
                            select 1 from followup.contact c where c.patient_id = g.patient_id and c.item_id = g.item_id)
                    """,
            "words without a request or a call, or the other way round", """
                    select count(*) from (
                        select patient_id, words_id as id, 1 as asked from concerns.correction
                        union all select patient_id, communication_id, 1 from followup.contact) d
                    full join (select patient_id, id, 1 as said from chart.item where type = 'Communication') w
                        using (patient_id, id)
                    where asked is distinct from said
                    """);

    private final Connection connection;

    StoppedDatabase(Path folder) throws IOException, SQLException {
        var passwords = new Properties();
        try (var in = Files.newInputStream(folder.resolve("postgres/credentials.properties"))) {
            passwords.load(in);
        }
        connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/havenport"
                        .formatted(Files.readString(folder.resolve("postgres/port"))
                                .strip()),
                "havenport_owner",
                passwords.getProperty("havenport_owner"));
    }

    private static String pairs(String table, String action) {
        return """
                select count(*) from (select patient_id, item_id, count(*) as things from %s group by 1, 2) d
                full join (select patient_id, item as item_id, count(*) as lines from audit.line
                    where action = '%s' group by 1, 2) l using (patient_id, item_id)
                where things is distinct from lines or things > 1
                """.formatted(table, action);
    }

    /** From now on no line can be written: every change waits before its own. */
    void holdBeforeLines() throws SQLException {
        connection.setAutoCommit(false);
        run("lock table audit.line in share mode");
    }

    /** From now on every change that wrote a line waits when it is committed. */
    void holdAtCommits() throws SQLException {
        run("""
                create or replace function public.waits() returns trigger language plpgsql as
                'begin perform pg_advisory_xact_lock_shared(%d); return null; end'
                """.formatted(KEY));
        run("""
                create constraint trigger waits after insert on audit.line deferrable initially deferred
                for each row execute function public.waits()
                """);
        run("select pg_advisory_lock(%d)".formatted(KEY));
    }

    /** How many wait for what this holds. */
    int waiting() throws SQLException {
        return (int) number("select count(distinct pid) from pg_locks where not granted");
    }

    boolean receives() throws SQLException {
        return number("select count(*) from intake.upload where state = 'RECEIVING'") > 0;
    }

    /** Lets everything go that this held. */
    void letGo() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        run("select pg_advisory_unlock_all()");
        run("drop trigger if exists waits on audit.line");
    }

    /** What was done without its line, left half, or done twice; empty when all is well. */
    List<String> wrong() throws SQLException {
        var wrong = new ArrayList<String>();
        for (var asked : List.of(DONE_AND_LINES, HALVES)) {
            for (var one : asked.entrySet()) {
                var found = number(one.getValue());
                if (found > 0) {
                    wrong.add("%s: %d".formatted(one.getKey(), found));
                }
            }
        }
        return wrong;
    }

    /** Whether what was acknowledged is there. */
    boolean has(String table, String where, Object... values) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from %s where %s".formatted(table, where))) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1) == 1;
            }
        }
    }

    /** Whoever read this upload is dead, and need not be waited for. */
    void nobodyReads(UUID upload) throws SQLException {
        run("update intake.upload set alive_until = now() - interval '1 second' where state = 'READING' and id = '%s'"
                .formatted(upload));
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
