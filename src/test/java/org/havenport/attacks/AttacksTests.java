package org.havenport.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Canaries;
import org.havenport.house.CanaryPatient;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Every request of {@code attacks/refused} is refused and changes nothing; every one of {@code attacks/allowed} works. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTests {

    private static final List<String> MAY_READ_ANN = List.of("ann", "dora");

    private static final Map<String, String> ON_EVERY_ANSWER = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    @Autowired
    Cast cast;

    @Autowired
    Senders senders;

    @Autowired
    OwnersConnection owner;

    @TestFactory
    Stream<DynamicTest> whatIsHostileIsRefused() {
        var people = senders.people();
        return HttpFile.all("refused").stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                    var before = everythingOf(people.ann());
                    var answer = isAsExpected(file, people);
                    assertThat(answer.head() + answer.body())
                            .as(file + ": nothing of the attacker's own making")
                            .doesNotContainIgnoringCase("evil.example")
                            .doesNotContain("Exception", "at org.", "<script>alert");
                    if (!MAY_READ_ANN.contains(file.as())) {
                        assertThat(Canaries.heardIn(answer.head() + answer.body(), people.ann()))
                                .as(file + ": words of Ann's")
                                .isEmpty();
                    }
                    assertThat(everythingOf(people.ann()))
                            .as(file + ": what is stored")
                            .isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsHonestWorks() {
        var people = senders.people();
        return HttpFile.all("allowed").stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> isAsExpected(file, people)));
    }

    @Test
    void thereAreEnoughOfBoth() {
        assertThat(HttpFile.all("refused")).hasSizeGreaterThanOrEqualTo(40);
        assertThat(HttpFile.all("allowed")).hasSizeGreaterThanOrEqualTo(15);
    }

    private Wire.Answer isAsExpected(HttpFile file, Senders.People people) {
        var values = people.valuesFor(file.as());
        var request = file.bytes(values);
        var answer = Wire.send(cast.portal(), request);
        cast.heard(
                "wire",
                values.apply("session"),
                new String(request, StandardCharsets.UTF_8),
                answer.head() + answer.body());
        assertThat(file.statuses())
                .as("%s: %s%n%s", file, file.sentence(), answer.head())
                .contains(answer.status());
        var whole = answer.head() + "\n" + answer.body();
        file.says().forEach(text -> assertThat(whole).as(file.name()).contains(HttpFile.fill(text, values)));
        file.silent().forEach(text -> assertThat(whole).as(file.name()).doesNotContain(HttpFile.fill(text, values)));
        if (answer.status() != 0) {
            ON_EVERY_ANSWER.forEach((name, value) ->
                    assertThat(answer.headers(name)).as("%s: %s", file, name).containsExactly(value));
            assertThat(answer.headers("Content-Security-Policy"))
                    .as(file.name())
                    .singleElement()
                    .asString()
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers("Server")).as(file.name()).isEmpty();
        }
        return answer;
    }

    /** All rows of a patient and of their account, and who holds which right at all, as they lie in the tables. */
    private TreeMap<String, String> everythingOf(CanaryPatient ann) throws SQLException {
        var found = new TreeMap<String, String>();
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("""
                    select format('%I.%I', table_schema, table_name) from information_schema.columns
                    where column_name = 'patient_id' and table_schema not in ('audit', 'information_schema', 'viewer')
                    """)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                // That a nurse opened work of Ann's is remembered of the nurse, whatever she then sent.
                var but = table.equals("patients.relation") ? " and basis <> 'WORK'" : "";
                found.put(table, digest(statement, table + " t where patient_id = '" + ann.patient() + "'" + but));
            }
            found.put("grants", digest(statement, "viewer.patient_grant t"));
            found.put("roles", digest(statement, "viewer.role_grant t"));
        }
        return found;
    }

    private static String digest(java.sql.Statement statement, String from) throws SQLException {
        try (var row = statement.executeQuery(
                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from "
                        + from)) {
            row.next();
            return row.getString(1);
        }
    }
}
