package org.havenport.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.Havenport;
import org.havenport.access.Totp;
import org.havenport.audit.Audit;
import org.havenport.audit.VerificationProgress;
import org.havenport.chart.Chart;
import org.havenport.database.LoadedServer;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.TestClock;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * A database that an earlier version made opens in this one: it is migrated, its patients sign in and read what they
 * read before, every sealed row opens, and the audit log verifies from its first line.
 */
@Tag("slow")
class UpgradeTests {

    private static final Viewer JOB = Viewer.job("test");
    private static final List<String> MUST_HOLD = List.of("RecordsAreSealedAtRest", "AuditCannotBeRewritten");
    private static final List<String> KEPT =
            List.of("chart.item", "patients.patient", "access.account", "followup.obligation", "concerns.correction");

    static List<KeptDatabase> kept() throws IOException {
        return KeptDatabase.all();
    }

    @Test
    void atLeastOneWasKept() throws IOException {
        assertThat(kept()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void itOpensAndNothingIsLost(KeptDatabase database) throws IOException, SQLException {
        var folder = folder();
        database.load(folder, _ -> {});

        var began = System.nanoTime();
        try (var program = start(folder, database.about().made())) {
            System.out.printf("Upgrade: %s opened after %d ms%n", database, (System.nanoTime() - began) / 1_000_000);
            nothingIsLost(program, database.about());
            everySealedRowOpens(program, database.about());
            database.about().readers().forEach(reader -> readsAsBefore(program, reader));
            theLogIsWhole(program, database.about());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into flyway_schema_history_chart (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (99, '9999', 'later', 'SQL', 'V9999__later.sql', 'x', 1, true)",
                "create table flyway_schema_history_later (version text)",
                "update flyway_schema_history_audit set checksum = checksum + 1 where version = '1'"
            })
    void oneThatANewerOrAnotherVersionMadeIsNotOpened(String difference) throws IOException, SQLException {
        var folder = folder();
        var newest = kept().getLast();
        newest.load(folder, tables -> tables.run(difference));

        assertThatThrownBy(() -> start(folder, newest.about().made()).close())
                .hasStackTraceContaining(
                        difference.contains("checksum")
                                ? "checksum mismatch"
                                : difference.contains("9999") ? "9999" : "_later");
        LoadedServer.stop(folder);
    }

    private static Path folder() throws IOException {
        var parent = Files.createDirectories(Path.of("target", "test-data")).toAbsolutePath();
        return Files.createTempDirectory(parent, "upgrade-");
    }

    /** On the day on which it was kept: what lapses in between is no matter of the version. */
    private static ConfigurableApplicationContext start(Path folder, Instant made) {
        var application = new SpringApplication(Havenport.class);
        application.setDefaultProperties(java.util.Map.of(
                "havenport.data", folder.toString(), "server.port", "0", "logging.level.root", "error"));
        application.setLogStartupInfo(false);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof TestClock clock) {
                    clock.advance(Duration.between(Instant.now(), made.plus(Duration.ofHours(1))));
                }
                return bean;
            }
        }));
        return application.run();
    }

    private static void nothingIsLost(ConfigurableApplicationContext program, About about) throws SQLException {
        try (var connection = program.getBean(OwnersConnection.class).open()) {
            var tables = new Tables(connection);
            for (var table : KEPT) {
                assertThat(tables.count(table)).as(table).isEqualTo(about.rows().get(table));
            }
            assertThat(tables.count("audit.line"))
                    .isGreaterThanOrEqualTo(about.rows().get("audit.line"));
        }
    }

    private static void everySealedRowOpens(ConfigurableApplicationContext program, About about) throws SQLException {
        var opened = 0;
        for (var row : rows(program)) {
            var body = program.getBean(Chart.class)
                    .open(JOB, row.patient(), row.id(), "test")
                    .orElseThrow()
                    .body();
            assertThat(JsonMapper.shared()
                            .readTree(new String(body, StandardCharsets.UTF_8))
                            .path("resourceType")
                            .asString())
                    .isEqualTo(row.type());
            opened++;
        }
        assertThat((long) opened).isEqualTo(about.rows().get("chart.item"));
        for (var safeguard : program.getBeansOfType(Safeguard.class).values()) {
            if (MUST_HOLD.contains(safeguard.getClass().getSimpleName())) {
                assertThat(safeguard.evidence().state())
                        .as(safeguard.evidence().seen())
                        .isEqualTo(Evidence.State.HOLDS);
            }
        }
    }

    private record Row(UUID patient, UUID id, String type) {}

    private static List<Row> rows(ConfigurableApplicationContext program) throws SQLException {
        try (var connection = program.getBean(OwnersConnection.class).open();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select patient_id, id, type from chart.item")) {
            var rows = new ArrayList<Row>();
            while (found.next()) {
                rows.add(new Row(found.getObject(1, UUID.class), found.getObject(2, UUID.class), found.getString(3)));
            }
            return rows;
        }
    }

    private static void readsAsBefore(ConfigurableApplicationContext program, About.Reader reader) {
        var portal =
                URI.create("http://localhost:" + program.getEnvironment().getRequiredProperty("local.server.port"));
        var now = program.getBean(TestClock.class).instant();
        Browser browser =
                KeepADatabase.signIn(portal, reader.username(), reader.password(), Totp.code(reader.totpSecret(), now));

        KeepADatabase.showsWithoutAWord(browser);
        assertThat(KeepADatabase.results(browser)).as(reader.username()).isEqualTo(reader.results());
        for (var page : List.of("/home", "/results", "/record", "/corrections")) {
            assertThat(browser.get(page).status()).as(page).isEqualTo(200);
        }
        var newest = reader.results().getFirst();
        var value = newest.split(" ");
        assertThat(browser.get("/results/" + newest.substring(0, 36)).body()).contains(value[value.length - 2]);
    }

    private static void theLogIsWhole(ConfigurableApplicationContext program, About about) {
        var verification = program.getBean(Audit.class).verify(VerificationProgress.none());
        assertThat(verification.first()).isNull();
        assertThat(verification.held()).isTrue();
        assertThat(verification.lines()).isGreaterThan(about.rows().get("audit.line"));
        assertThat(verification.anchors()).isPositive();
    }
}
