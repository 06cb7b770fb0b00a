package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.havenport.database.OwnersConnection;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The walls as the catalogue of the running database shows them, whatever the migrations meant. */
@PortalTest
class RowsAreGuardedByTheDatabaseTests {

    /** Tables whose primary key does not start with the patient, and why. */
    private static final Map<String, String> KEYED_OTHERWISE = Map.of(
            "access.account", "an account is found by its name before anyone is known",
            "audit.line", "the chain is walked in the order of its numbers",
            "viewer.session", "a session is found by its token before anyone is known",
            "viewer.patient_grant", "a grant is found by the account that asks");

    private static final String TABLES_OF_PATIENTS = """
            from pg_class t join pg_namespace s on s.oid = t.relnamespace
            join pg_attribute p on p.attrelid = t.oid and not p.attisdropped and p.attname =
                case when s.nspname = 'patients' and t.relname = 'patient' then 'id' else 'patient_id' end
            where t.relkind in ('r', 'p') and s.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            """;

    @Autowired
    OwnersConnection owner;

    @Test
    void everyTableOfPatientsForcesItsPolicies() throws SQLException {
        assertThat(list("select s.nspname || '.' || t.relname " + TABLES_OF_PATIENTS))
                .isNotEmpty();
        assertThat(list("select s.nspname || '.' || t.relname " + TABLES_OF_PATIENTS
                        + " and not (t.relrowsecurity and t.relforcerowsecurity)"))
                .as("Every table with a patient_id forces row-level security")
                .isEmpty();
    }

    @Test
    void policiesForPeopleAreForOneCommandAndOneRole() throws SQLException {
        assertThat(list("""
                        select schemaname || '.' || tablename || ': ' || policyname from pg_policies
                        where cmd = 'ALL' and roles && '{havenport_patient,havenport_staff,public}'::name[]
                        """))
                .as("A policy for patients or staff speaks of one command, and none is for everybody")
                .isEmpty();
        assertThat(list("""
                        select schemaname || '.' || tablename || ': ' || policyname from pg_policies
                        where roles && '{havenport_patient}'::name[]
                          and coalesce(qual, 'true') = 'true' and coalesce(with_check, 'true') = 'true'
                        """))
                .as("No policy lets a patient do something with every row")
                .isEmpty();
    }

    @Test
    void noRoleOfTheProgramGoesRoundTheWalls() throws SQLException {
        assertThat(list("""
                        select rolname from pg_roles where rolname like 'havenport%'
                        and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb or rolreplication)
                        """)).as("No role of the program is privileged").isEmpty();
        assertThat(list("""
                        select s.nspname || '.' || c.relname from pg_class c
                        join pg_namespace s on s.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
                        where r.rolname in ('havenport_patient', 'havenport_staff', 'havenport_job', 'havenport_door')
                        """)).as("None of the four login roles owns anything").isEmpty();
        assertThat(list("""
                        select m.rolname || ' is a member of ' || r.rolname from pg_auth_members a
                        join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
                        where m.rolname in ('havenport_patient', 'havenport_staff', 'havenport_job', 'havenport_door')
                        """))
                .as("None of the four login roles can become another")
                .isEmpty();
    }

    @Test
    void functionsThatSeeMoreAreFixedInTheirPath() throws SQLException {
        assertThat(list("""
                        select s.nspname || '.' || f.proname from pg_proc f
                        join pg_namespace s on s.oid = f.pronamespace
                        where f.prosecdef and s.nspname not in ('pg_catalog', 'information_schema')
                          and not exists (select 1 from unnest(f.proconfig) c where c like 'search_path=%')
                        """))
                .as("A SECURITY DEFINER function has a fixed search_path")
                .isEmpty();
    }

    @Test
    void thePatientIsFirstInEveryKey() throws SQLException {
        assertThat(list("select s.nspname || '.' || t.relname " + TABLES_OF_PATIENTS + """
                         and not exists (
                            select 1 from pg_constraint k
                            where k.conrelid = t.oid and k.contype = 'p' and k.conkey[1] = p.attnum)
                        """))
                .as("patient_id comes first in the primary key; the exceptions have a reason")
                .isSubsetOf(KEYED_OTHERWISE.keySet());
    }

    @Test
    void theLogIsOnlyEverAddedTo() throws SQLException {
        assertThat(list("""
                        select grantee || ' may ' || privilege_type from information_schema.role_table_grants
                        where table_schema = 'audit' and table_name like 'line%' and grantee <> 'havenport_owner'
                          and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES')
                        """))
                .as("No login role may change or delete a line of the log")
                .isEmpty();
    }

    @Test
    void nothingIsGivenToEverybody() throws SQLException {
        assertThat(list("""
                        select table_schema || '.' || table_name from information_schema.role_table_grants
                        where grantee = 'PUBLIC' and table_schema not in ('pg_catalog', 'information_schema')
                        """)).as("No table is granted to everybody").isEmpty();
    }

    private List<String> list(String sql) throws SQLException {
        try (var connection = owner.open()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .query(String.class)
                    .list();
        }
    }
}
