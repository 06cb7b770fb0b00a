package org.havenport.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** How the database stands: what of it a practice must not run with. */
final class Standing {

    /** The versions since which row-level security has no known hole, as {@code server_version_num}. */
    private static final int EIGHTEEN = 180_000;

    private static final int SEVENTEEN = 170_006;
    private static final int SIXTEEN = 160_010;

    private Standing() {}

    static List<String> unsafe(DataSource pool, boolean verified) {
        try (var connection = pool.getConnection()) {
            return unsafe(connection, verified);
        } catch (SQLException e) {
            return List.of("it does not answer (state %s)".formatted(e.getSQLState()));
        }
    }

    static List<String> unsafe(Connection connection, boolean verified) throws SQLException {
        var found = new ArrayList<String>();
        var version = Integer.parseInt(text(connection, "select current_setting('server_version_num')"));
        if (!isGood(version)) {
            found.add("PostgreSQL %d.%d is too old: 16.10, 17.6, 18 or newer is needed"
                    .formatted(version / 10_000, version % 10_000));
        }
        if (!"UTF8".equals(text(connection, "select current_setting('server_encoding')"))) {
            found.add("it does not keep text as UTF8");
        }
        if (verified && !"t".equals(text(connection, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))) {
            found.add("the connection to it is not by TLS");
        }
        var mighty = text(connection, """
                    select coalesce(string_agg(distinct r.rolname, ', '), '') from pg_roles r
                    where r.rolname in ('havenport_owner', 'havenport_patient', 'havenport_staff', 'havenport_job',
                            'havenport_door')
                        and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)
                    """);
        if (!mighty.isEmpty()) {
            found.add("more than they need is allowed to the roles " + mighty);
        }
        return found;
    }

    static boolean isGood(int version) {
        return version >= EIGHTEEN
                || version >= SEVENTEEN && version < EIGHTEEN
                || version >= SIXTEEN && version < 170_000;
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
