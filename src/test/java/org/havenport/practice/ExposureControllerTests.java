package org.havenport.practice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.database.OwnersConnection;
import org.havenport.home.Indicator;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ExposureControllerTests {

    private static final String PAGE = "/staff/exposure";
    private static final Pattern LINKS = Pattern.compile("<p class=\"actions\">(.*?)</p>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    /** By the title of an indicator, what makes its first figure one more. */
    private static final Map<String, String> ONE_MORE = Map.of(
            "Critical results seen before anybody called", """
                    insert into release.gate (patient_id, item_id, class, since, call_by, opened_at, opened_because)
                    values ('%1$s', '%2$s', 'CRITICAL', '%3$s', '%3$s', '%3$s', 'PATIENT_REQUEST')
                    """,
            "Calls before a result is shown", """
                    insert into release.gate (patient_id, item_id, class, since, call_by)
                    values ('%1$s', '%2$s', 'SIGNIFICANT', '%3$s', '%3$s')
                    """,
            "Unread results of consequence", """
                    insert into followup.obligation (patient_id, item_id, consequence, because, opened_at)
                    values ('%1$s', '%2$s', 'SIGNIFICANT', 'FINAL', '%3$s')
                    """,
            "Calls because something stays unread", """
                    insert into followup.obligation (patient_id, item_id, consequence, because, opened_at)
                    values ('%1$s', '%2$s', 'ROUTINE', 'FINAL', '%3$s');
                    insert into followup.call (patient_id, item_id, because, opened_at, due_at, first_due_at)
                    values ('%1$s', '%2$s', 'BOUNCED', '%3$s', '%3$s', '%3$s')
                    """,
            "Results held back", """
                    insert into release.hold (patient_id, id, item_id, confidential, basis, recipient, reason,
                        determined_by, contact_first, patient_may_open, clinician_may_release, placed_by, placed_at,
                        expires_at)
                    values ('%1$s', '%2$s', '%2$s', false, 'PRIVACY_171_202', 'PATIENT', 'x', '%4$s', false, false, true,
                        '%4$s', '%3$s', timestamptz '%3$s' + interval '30 days')
                    """,
            "Overrides: holds ended before their time", """
                    insert into release.hold (patient_id, id, item_id, confidential, basis, recipient, reason,
                        determined_by, contact_first, patient_may_open, clinician_may_release, placed_by, placed_at,
                        expires_at, ended_at, ended_because, ended_by)
                    values ('%1$s', '%2$s', '%2$s', false, 'PRIVACY_171_202', 'PATIENT', 'x', '%4$s', false, false, true,
                        '%4$s', '%3$s', timestamptz '%3$s' + interval '30 days', '%3$s', 'RELEASED_EARLY', '%4$s')
                    """,
            "Overrides: records opened by a reason alone", """
                    insert into patients.relation (patient_id, id, account, basis, starts_at, ends_at, given_by, reason,
                        review_by)
                    values ('%1$s', '%2$s', '%4$s', 'EMERGENCY', '%3$s', '%3$s', '%4$s', 'COVERING', '%3$s')
                    """,
            "Work past its time", """
                    insert into worklist.work (patient_id, id, kind, subject, pool, skill, pace, opened_at, opened_by,
                        due_at, escalates_at)
                    values ('%1$s', '%2$s', 'a.test', '%2$s', 'NURSES', 'NURSE', 'REAL', '%3$s', '%4$s', '%3$s', '%3$s')
                    """,
            "Late answers to requests for correction", """
                    insert into concerns.correction (patient_id, id, item_id, group_id, wrong, words_id, asked_at,
                        asked_by, due_at)
                    values ('%1$s', '%2$s', '%2$s', '%2$s', 'DETAIL', '%2$s', '%3$s', '%4$s', '%3$s')
                    """,
            "Incidents", """
                    insert into concerns.incident (patient_id, id, cause, discovered_at, due_at, opened_by)
                    values ('%1$s', '%2$s', 'NOT_MINE', '%3$s', '%3$s', '%4$s')
                    """);

    /** A report that the patient was shown ten hours after it was final. */
    private static final String REPORT = """
            insert into chart.item (patient_id, id, version, type, category, status, release_state, group_id,
                effective_from, issued_at, codes, labels, source, history, digest, gist, body, filed_at, released_at)
            values ('%1$s', '%2$s', 1, 'DiagnosticReport', 'laboratory', 'final', 'RELEASED', '%2$s', '%3$s',
                timestamptz '%3$s' - interval '10 hours', '{}', '{}', 'test', false, 'x', 'x', 'x', '%3$s', '%3$s')
            """;

    private static final List<String> TABLES = List.of(
            "release.gate",
            "release.posted",
            "release.hold",
            "followup.obligation",
            "followup.call",
            "patients.relation",
            "worklist.work",
            "concerns.correction",
            "concerns.incident",
            "chart.item");

    @Autowired
    Cast cast;

    @Autowired
    Exposures exposures;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @Autowired
    BusinessHours hours;

    @Autowired
    TestClock clock;

    @Test
    @Verifies("B.int.6#1")
    void everyFigureFollowsWhatHappensAndKeepsItsMonths() throws SQLException {
        var before = now();
        var patient = UUID.randomUUID();
        try {
            for (var each : ONE_MORE.entrySet()) {
                var item = write(patient, REPORT);
                write(patient, item, each.getValue());
            }
            var posted = write(patient, REPORT);
            write(patient, posted, "insert into release.posted values ('%1$s', '%2$s', 'LABORATORY')");
            var after = now();
            ONE_MORE.keySet()
                    .forEach(title ->
                            assertThat(first(after, title)).as(title).isGreaterThanOrEqualTo(first(before, title) + 1));
            assertThat(of(after, "From final to visible")
                            .past()
                            .rows()
                            .getLast()
                            .get(2))
                    .isEqualTo(of(before, "From final to visible")
                                    .past()
                                    .rows()
                                    .getLast()
                                    .get(2)
                            + 1);
            assertThat(of(after, "Critical results seen before anybody called").parts())
                    .anySatisfy(it -> assertThat(it.label()).isEqualTo("The patient asked to see it"));
            assertThat(of(after, "Unread results of consequence").parts())
                    .anySatisfy(it -> assertThat(it.label()).isEqualTo("Out of the ordinary"));
            assertThat(of(after, "Results held back").parts())
                    .anySatisfy(it -> assertThat(it.label()).isEqualTo("A law on privacy"));
            for (var title : List.of("Calls before a result is shown", "Incidents", "Unread results of consequence")) {
                assertThat(of(after, title).past().rows()).as(title).hasSize(6);
                assertThat(of(after, title).past().rows().getLast().getFirst())
                        .as(title + " in the last month")
                        .isGreaterThan(of(before, title).past().rows().getLast().getFirst());
            }
            assertThat(of(after, "Incidents").presses()).isTrue();
        } finally {
            takeBack(patient);
        }
    }

    @Test
    @Verifies("B.int.6#1")
    void aClinicianWhomNobodyCoversIsUncoveredHours() {
        var before = first(now(), "Uncovered hours");
        cast.newStaff(Role.CLINICIAN);
        assertThat(first(now(), "Uncovered hours")).isGreaterThan(before);
    }

    @Test
    @Verifies("B.int.6#2")
    void everyFigureLeadsToWhatIsBehindItAndNoLinkToAPageThatIsNotTheReaders() {
        for (var reader : List.of(cast.gina(), cast.max(), cast.osei(), cast.jana())) {
            var browser = reader.browser();
            var page = browser.get(PAGE);
            assertThat(page.status()).isEqualTo(200);
            var sections =
                    LINKS.matcher(page.body()).results().map(it -> it.group(1)).toList();
            assertThat(sections).hasSize(now().size());
            for (var section : sections) {
                var links =
                        LINK.matcher(section).results().map(it -> it.group(1)).toList();
                assertThat(links).anyMatch(it -> it.startsWith("/staff/safeguards/"));
                assertThat(links)
                        .allSatisfy(it ->
                                assertThat(browser.get(it).status()).as(it).isEqualTo(200));
            }
        }
        assertThat(cast.gina().browser().get(PAGE).body())
                .contains("href=\"/staff/incidents\"", "href=\"/staff/holds\"", "href=\"/staff/break-glass\"", "As of");
        assertThat(cast.osei().browser().get(PAGE).body())
                .contains("href=\"/staff/results-to-release\"", "href=\"/staff/calls\"");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var mayNot : List.of(cast.dora(), cast.ellis(), cast.karl(), cast.hugo(), cast.ann())) {
            assertThat(mayNot.browser().get(PAGE).status()).isEqualTo(404);
        }
        var nurse = viewers.staff(Role.NURSE);
        assertThat(exposures.now(nurse, Words.of(Locale.ENGLISH, hours.zone())).indicators())
                .isEmpty();
    }

    private Map<String, Indicator> now() {
        var reader = viewers.staff(Role.COMPLIANCE_OFFICER);
        var found = new TreeMap<String, Indicator>();
        exposures
                .now(reader, Words.of(Locale.ENGLISH, hours.zone()))
                .indicators()
                .forEach(it -> found.put(it.title(), it));
        return found;
    }

    private static Indicator of(Map<String, Indicator> found, String title) {
        return requireNonNull(found.get(title), title);
    }

    private static long first(Map<String, Indicator> found, String title) {
        var value = of(found, title).figures().getFirst().value();
        return Long.parseLong(value.replaceAll("[^0-9]", ""));
    }

    private UUID write(UUID patient, String row) throws SQLException {
        var item = UUID.randomUUID();
        write(patient, item, row);
        return item;
    }

    private void write(UUID patient, UUID item, String row) throws SQLException {
        var at = clock.instant().minus(Duration.ofSeconds(5));
        run(List.of(row.formatted(patient, item, at, UUID.randomUUID())));
    }

    private void takeBack(UUID patient) throws SQLException {
        var rows = new ArrayList<String>();
        TABLES.forEach(table -> rows.add("delete from " + table + " where patient_id = '" + patient + "'"));
        run(rows);
    }

    private void run(List<String> rows) throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            for (var row : rows) {
                statement.execute(row);
            }
        }
    }
}
