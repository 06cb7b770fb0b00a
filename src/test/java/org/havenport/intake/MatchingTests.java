package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.Browser;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.patients.MatchResult;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody at the front desk says whose a delivery is, with two identifiers typed again. */
@PortalTest
class MatchingTests extends Matched {

    private static final Pattern NEXT = Pattern.compile("\\?after=[0-9a-f-]{36}");

    @Autowired
    Audit audit;

    private Browser frank;
    private UUID rosa;
    private UUID held;

    @BeforeEach
    void aNamesakeComesIn() {
        read("transaction");
        rosa = patient("M-");
        assertThat(read("transaction", NAMESAKE).counts().quarantined()).isEqualTo(5);
        held = held();
        frank = cast.frank().browser();
    }

    @Test
    @Verifies({"A1.8#4", "A1.8#10"})
    void theListSaysWhoseWhyAndForHowLong() {
        assertThat(everyPage())
                .contains(PAGE + "/" + held, mark, "same birth date and a similar name", "5 items", "Waiting now")
                .contains("The oldest waits for", "How often each source could not be matched", "As of");
        assertThat(frank.get("/staff").body()).contains(PAGE);
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeItEnded() {
        read(
                "transaction",
                it -> NAMESAKE.apply(it).replace("person-", "somebody-").replace("Z-", "X-"));
        var viewer = viewers.staff(Role.FRONT_DESK);
        var after = matching.waiting(viewer, held);
        assertThat(after).isNotEmpty().noneMatch(it -> held.equals(it.held().id()));
        assertThat(matching.waiting(viewer, after.getLast().held().id())).isEmpty();
    }

    /** The list starts with what has waited longest, and other tests have left a lot. */
    private String everyPage() {
        var body = frank.get(PAGE).body();
        var all = new StringBuilder(body);
        for (var next = NEXT.matcher(body); next.find(); next = NEXT.matcher(body)) {
            body = frank.get(PAGE + next.group()).body();
            all.append(body);
        }
        return all.toString();
    }

    @Test
    void bothSidesStandSideBySideAndNothingClinical() {
        assertThat(frank.get(PAGE + "/" + held).body())
                .contains(
                        "Rosa Ana " + mark, "M-" + mark, "Z-" + mark, "the same", "differs", "2 values or measurements")
                .doesNotContain("Glucose")
                .doesNotContain("140.10")
                .doesNotContain("value=\"" + born + "\"");
    }

    @Test
    @Verifies("A1.8#7")
    void twoIdentifiersThatAgreeFileTheWholeDelivery() {
        var before = titles(rosa).size();

        isDone(decide(frank, held, rosa.toString(), "birthDate", born.toString(), "recordNumber", "m-" + mark));

        assertThat(titles(rosa))
                .hasSizeGreaterThan(before)
                .filteredOn("Glucose, blood"::equals)
                .hasSize(2);
        var glucose = item(rosa, "Blood sugar");
        assertThat(body(rosa, glucose.id())).contains("Patient/" + rosa).doesNotContain(mark);
        assertThat(delivery())
                .containsExactly(
                        "BIRTH_DATE,RECORD_NUMBER", cast.frank().account().toString());
        assertThat(everyPage()).doesNotContain(held.toString());
        assertThat(frank.get(PAGE + "/" + held).status()).isEqualTo(404);
    }

    @Test
    @Verifies("A1.8#7")
    void oneIdentifierOrAWrongOneFilesNothing() {
        var before = titles(rosa);
        for (var typed : List.of(
                new String[] {"birthDate", born.toString()},
                new String[] {"given", "Rosa", "family", mark},
                new String[] {"birthDate", born.plusDays(1).toString(), "recordNumber", "M-" + mark},
                new String[] {"birthDate", born.toString(), "recordNumber", "Z-" + mark},
                new String[] {"birthDate", born.toString(), "recordNumber", "M-" + mark, "phone", "617-555-0000"},
                new String[] {})) {
            var answer = decide(frank, held, rosa.toString(), typed);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("Type two identifiers");
        }
        assertThat(titles(rosa)).isEqualTo(before);
        assertThat(held()).isEqualTo(held);
    }

    @Test
    @Verifies("A1.8#7")
    void somebodyElseOnFileIsFoundByWhatIsTyped() {
        var other = cast.newPatient();
        var who = patients.who(JOB, other.patient()).orElseThrow();
        assertThat(decide(frank, held, "OTHER", "given", who.given(), "family", who.family())
                        .status())
                .as("a name alone finds nobody")
                .isEqualTo(422);

        isDone(decide(
                frank,
                held,
                "OTHER",
                "birthDate",
                who.birthDate().toString(),
                "given",
                who.given(),
                "family",
                who.family()));

        assertThat(titles(other.patient())).contains("Glucose, blood");
        assertThat(titles(rosa)).filteredOn("Glucose, blood"::equals).hasSize(1);
    }

    @Test
    @Verifies("A1.8#7")
    void aNewPatientIsMadeOnlyWithWhatTheMessageSaysTypedAgain() {
        assertThat(decide(frank, held, "CREATE", "birthDate", born.toString(), "recordNumber", "M-" + mark)
                        .status())
                .isEqualTo(422);

        isDone(decide(frank, held, "CREATE", "birthDate", born.toString(), "recordNumber", "Z-" + mark));

        var made = asking.as(
                JOB,
                sql -> sql.of("select patient_id from intake.delivery where held_id = :held")
                        .param("held", held)
                        .query(UUID.class)
                        .single());
        assertThat(made).isNotEqualTo(rosa);
        assertThat(titles(made)).contains("Glucose, blood");
        assertThat(read("transaction", NAMESAKE).counts().duplicate())
                .as("what comes again is known")
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void aResultWithoutItsPatientNeverMakesANewOne() {
        read("collection", it -> it.replace("Patient/a-", "Patient/unknown-"));
        var orphan = asking.as(
                JOB, sql -> sql.of("""
                        select h.id from intake.held h join intake.quarantine q on q.held_id = h.id
                        where h.run_id = :run and q.type = 'Condition'
                        """).param("run", run.id()).query(UUID.class).single());

        assertThat(frank.get(PAGE + "/" + orphan).body()).doesNotContain("value=\"CREATE\"");
        assertThat(decide(frank, orphan, "CREATE", "birthDate", born.toString(), "recordNumber", "A-" + mark)
                        .status())
                .isEqualTo(404);
        isDone(decide(frank, orphan, "OTHER", "birthDate", born.toString(), "given", "Rosa", "family", mark));
        var condition = item(rosa, "Hypertension");
        assertThat(body(rosa, condition.id())).contains("\"reference\":\"Patient/" + rosa + "\"");
    }

    @Test
    void whatBelongsNowhereIsKeptWithAReason() {
        assertThat(decide(frank, held, "DISCARD").status()).isEqualTo(422);
        isDone(decide(frank, held, "DISCARD", "why", "TEST_MESSAGE"));

        var states = asking.as(
                JOB,
                sql -> sql.of("select distinct state from intake.quarantine where held_id = :held")
                        .param("held", held)
                        .query(String.class)
                        .list());
        assertThat(states).containsExactly("DISCARDED");
    }

    @Test
    void theSecondOfTwoWhoDecideAtOnceIsTold() {
        var nora = cast.nora().browser();
        nora.get(PAGE + "/" + held);
        isDone(decide(frank, held, rosa.toString(), "birthDate", born.toString(), "recordNumber", "M-" + mark));

        var answer =
                nora.post(PAGE + "/" + held + "/decide", "choice", "DISCARD", "why", "TEST_MESSAGE", "version", "0");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("Somebody else has already dealt with it");
    }

    @Test
    void whoDecidedBeforeMoreCameInIsAskedToLookAgain() {
        frank.get(PAGE + "/" + held);
        read("transaction", NAMESAKE.andThen(it -> it.replace("140.10", "150.10"))::apply);

        var answer =
                frank.post(PAGE + "/" + held + "/decide", "choice", "DISCARD", "why", "TEST_MESSAGE", "version", "0");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("or more came in");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var stranger : List.of(cast.hugo(), cast.lena(), cast.gina(), cast.jana(), cast.ann())) {
            var browser = stranger.browser();
            assertThat(browser.get(PAGE).status()).isEqualTo(404);
            assertThat(browser.get(PAGE + "/" + held).status()).isEqualTo(404);
            assertThat(browser.post(PAGE + "/" + held + "/decide", "choice", "DISCARD", "why", "X", "version", "0")
                            .status())
                    .isEqualTo(404);
            assertThat(browser.post(PAGE + "/" + held + "/confirm").status()).isEqualTo(404);
        }
        assertThat(matching.waiting(viewers.staff(Role.BILLING), null))
                .as("nor by the door")
                .isEmpty();
    }

    @Test
    void itLeavesATrace() {
        decide(frank, held, rosa.toString(), "birthDate", born.toString(), "recordNumber", "M-" + mark);
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        for (var action : List.of("quarantine-compared", "quarantine-file")) {
            assertThat(audit.search(
                            gina, new AuditQuery(null, null, cast.frank().account(), rosa, action, null, null)))
                    .as(action)
                    .anyMatch(it -> held.equals(it.item()));
        }
    }

    @Test
    void aChangedNameIsTakenOverAndKnownFromThenOn() {
        run = intake.begin(JOB, "test", false);
        var married = read(
                "transaction",
                it -> it.replace("\"family\": \"" + mark, "\"family\": \"zu" + mark + "stein")
                        .replace("Rosa", "Wilhelmina"));
        assertThat(married.counts().quarantined()).as("%s", married).isEqualTo(5);
        var renamed = held();

        isDone(decide(
                frank,
                renamed,
                rosa.toString(),
                "takeOver",
                "true",
                "birthDate",
                born.toString(),
                "recordNumber",
                "M-" + mark));

        assertThat(patients.who(JOB, rosa).orElseThrow().family()).isEqualTo("zu" + mark + "stein");
        assertThat(patients.match(JOB, claimed("M-"))).isNotInstanceOf(MatchResult.Unknown.class);
    }

    private List<String> delivery() {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select array_to_string(agreed, ','), decided_by from intake.delivery
                        where held_id = :held
                        """)
                        .param("held", held)
                        .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                        .single());
    }
}
