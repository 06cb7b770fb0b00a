package org.havenport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriedPostgresTests {

    @TempDir
    Path data;

    private CarriedPostgres server;

    @BeforeEach
    void start() {
        server = new CarriedPostgres(data);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatIsCommittedIsOnTheDisk() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("data_checksums")).isEqualTo("on");
    }

    @Test
    void onlyThisMachineReachesItAndOnlyWithAPassword() throws SQLException {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("password_encryption")).isEqualTo("scram-sha-256");
        for (var role : Credentials.roles()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), role, "guessed"))
                    .as("%s with a wrong password", role)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void aServerLeftRunningByAKilledProgramIsAdopted() {
        var next = new CarriedPostgres(data);
        next.start();

        assertThat(next.url()).isEqualTo(server.url());
        assertThat(next.password("havenport_job")).isEqualTo(server.password("havenport_job"));
    }

    @Test
    void itComesBackWhereItWas() {
        var before = server.url();
        server.stop();
        server.start();

        assertThat(server.url()).isEqualTo(before);
    }

    private String setting(String name) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        server.url(), "havenport_owner", server.password("havenport_owner"));
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
