package org.havenport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.havenport.house.SelfSigned;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/** A PostgreSQL that is not ours, in a process of its own, with TLS: made ready by what the command prints, and used. */
class GivenPostgresTests {

    @TempDir
    static Path folder;

    private static ForeignServer server;
    private static Path passwords;
    private static SelfSigned stranger;

    @BeforeAll
    static void start() throws Exception {
        var own = SelfSigned.to(folder, "own", "localhost", 30);
        stranger = SelfSigned.to(folder, "stranger", "localhost", 30);
        server = ForeignServer.start(Files.createDirectory(folder.resolve("server")), own.certificate(), own.key());
        passwords = folder.resolve("passwords");
        for (var statement : printed().split(";\n")) {
            server.superuser(statement);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void whatIsPrintedTellsNoPasswordAndTheFileIsTheOwners() throws Exception {
        var printed = printed();
        for (var role : Credentials.portalRoles()) {
            assertThat(printed)
                    .contains("create role " + role)
                    .doesNotContain(Credentials.kept(passwords).password(role));
        }
        assertThat(printed).contains("SCRAM-SHA-256$").doesNotContain(" superuser", " bypassrls");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
                .isEqualTo("rw-------");
    }

    @Test
    void itIsUsedByTlsWithEveryRole() throws SQLException {
        var given = new GivenPostgres(server.url(), passwords);
        given.start();

        for (var role : Credentials.portalRoles()) {
            try (var connection = DriverManager.getConnection(given.url(), role, given.password(role));
                    var row = connection
                            .createStatement()
                            .executeQuery("select ssl, version from pg_stat_ssl where pid = pg_backend_pid()")) {
                row.next();
                assertThat(row.getBoolean(1)).as(role).isTrue();
                assertThat(row.getString(2)).isIn("TLSv1.3", "TLSv1.2");
            }
        }
        var pool = new DriverManagerDataSource(given.url(), Pool.JOB.role(), given.password(Pool.JOB.role()));
        assertThat(Standing.unsafe(pool, given.isVerified())).isEmpty();
    }

    @Test
    void aRoleThatMayMoreThanItNeedsIsNamed() throws SQLException {
        var given = new GivenPostgres(server.url(), passwords);
        var pool = new DriverManagerDataSource(given.url(), Pool.JOB.role(), given.password(Pool.JOB.role()));
        server.superuser("alter role havenport_staff bypassrls");
        try {
            assertThat(Standing.unsafe(pool, true))
                    .containsExactly("more than they need is allowed to the roles havenport_staff");
        } finally {
            server.superuser("alter role havenport_staff nobypassrls");
        }
    }

    @Test
    @Verifies("A1.3#4")
    void whoeverCannotProveToBeTheServerIsNotSpokenTo() {
        assertNotSpokenTo(
                server.url().replaceAll("sslrootcert=.*", "sslrootcert=" + stranger.certificate()),
                "another certificate");
        assertNotSpokenTo(server.url().replace("localhost", "127.0.0.1"), "a name that the certificate does not say");
        assertNotSpokenTo(
                server.url().replaceAll("\\?.*", "?sslmode=verify-full"), "a certificate the JDK does not know");
    }

    @Test
    void aServerThatSpeaksTlsOnlyIsNotReachedInClear() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/havenport?sslmode=disable".formatted(server.port()),
                        Credentials.OWNER,
                        Credentials.kept(passwords).password(Credentials.OWNER)))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void versions() {
        assertThat(Standing.isGood(180_000)).isTrue();
        assertThat(Standing.isGood(190_001)).isTrue();
        assertThat(Standing.isGood(170_006)).isTrue();
        assertThat(Standing.isGood(170_005)).isFalse();
        assertThat(Standing.isGood(160_010)).isTrue();
        assertThat(Standing.isGood(160_009)).isFalse();
        assertThat(Standing.isGood(150_014)).isFalse();
    }

    @Test
    void theAddressAsTheDriverReadsIt() {
        var jdbc = Address.parse("postgres://one.example.org,two.example.org:6432/havenport?targetServerType=primary")
                .jdbc("x");

        assertThat(jdbc)
                .startsWith("jdbc:postgresql://one.example.org:5432,two.example.org:6432/havenport?")
                .contains("sslmode=verify-full", "targetServerType=primary", "logServerErrorDetail=false");
        assertThat(Address.parse("postgresql://localhost/havenport").isVerified())
                .as("on this machine TLS is not needed")
                .isFalse();
        assertThat(URI.create(jdbc.substring("jdbc:".length()))).isNotNull();
    }

    private static void assertNotSpokenTo(String url, String why) {
        assertThatThrownBy(() -> new GivenPostgres(url, passwords).start())
                .as(why)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("08006");
    }

    private static String printed() {
        var out = new StringWriter();
        var status = new CommandLine(new DatabaseCommand())
                .setOut(new PrintWriter(out))
                .execute("roles", "--passwords", passwords.toString());
        assertThat(status).isZero();
        return out.toString();
    }
}
