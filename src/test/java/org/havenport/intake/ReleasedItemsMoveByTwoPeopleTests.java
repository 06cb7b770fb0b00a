package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ReleaseState;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.patients.CareTeams;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An item that stood in the wrong record is taken out at once, and goes elsewhere by two people's word. */
@PortalTest
class ReleasedItemsMoveByTwoPeopleTests extends Matched {

    @Autowired
    ReleasedItemsMoveByTwoPeople safeguard;

    @Autowired
    OwnersConnection owner;

    @Autowired
    CareTeams teams;

    private UUID rosa;
    private UUID report;
    private CastMember otto;
    private String[] ottos;
    private Browser dora;

    @BeforeEach
    void aReportStandsInTheWrongRecord() {
        read("transaction");
        rosa = patient("M-");
        report = item(rosa, "Blood sugar").id();
        otto = cast.newPatient();
        var who = patients.who(JOB, otto.patient()).orElseThrow();
        ottos = new String[] {"birthDate", who.birthDate().toString(), "given", who.given(), "family", who.family()};
        dora = cast.dora().browser();
        teams.related(JOB, rosa, cast.dora().account(), null);
    }

    @Test
    @Verifies({"A1.8#8", "A1.8#9"})
    void oneProposesAnotherConfirmsAndItStandsInTheRightRecord() {
        var rosasOwn = cast.accountOf(rosa).browser();
        assertThat(rosasOwn.get("/results/" + report).status()).isEqualTo(200);

        var page = takeOut(dora);

        assertThat(rosasOwn.get("/results/" + report).status()).isEqualTo(404);
        assertThat(titles()).doesNotContain("Blood sugar", "Glucose, blood");
        var held = UUID.fromString(page.substring(PAGE.length() + 1));
        assertThat(dora.get(page).body()).contains("It stood in the record of Rosa Ana", "two people decide");
        assertThat(decide(dora, held, "OTHER", ottos).location()).isEqualTo(page);
        assertThat(itemsOfOtto()).doesNotContain("Glucose, blood");

        var frank = cast.frank().browser();
        assertThat(frank.get(page).body()).contains("Proposed: it belongs to", "Confirm and file");
        assertThat(frank.post(page + "/confirm", "birthDate", ottos[1]).status())
                .isEqualTo(422);
        assertThat(frank.post(page + "/confirm", ottos).location()).isEqualTo(PAGE + "?done=yes");

        assertThat(itemsOfOtto()).contains("Glucose, blood", "Blood sugar");
        assertThat(body(otto.patient(), report))
                .contains("Patient/" + otto.patient())
                .doesNotContain(rosa.toString());
        assertThat(otto.browser().get("/results/" + report).status()).isEqualTo(200);
        assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        assertThat(read("transaction").counts().filed())
                .as("what comes again is known")
                .isZero();
        assertThat(titles()).doesNotContain("Glucose, blood");
    }

    @Test
    @Verifies("A1.8#8")
    void nobodyIsBoth() {
        var page = takeOut(dora);
        var held = UUID.fromString(page.substring(PAGE.length() + 1));
        decide(dora, held, "OTHER", ottos);

        var own = dora.post(page + "/confirm", ottos);
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.body()).contains("Somebody else must confirm it");
        var again = cast.dora().newBrowser();
        cast.dora().signIn(again);
        again.get(page);
        assertThat(again.post(page + "/confirm", ottos).status())
                .as("in another session too")
                .isEqualTo(422);
        assertThat(itemsOfOtto()).doesNotContain("Glucose, blood");
    }

    @Test
    @Verifies("A1.8#8")
    void theDatabaseItselfLetsNobodyBeBothOrSpeakForAnother() {
        var page = takeOut(dora);
        var held = UUID.fromString(page.substring(PAGE.length() + 1));
        decide(dora, held, "OTHER", ottos);
        var proposer = new Viewer.Staff(UUID.randomUUID(), cast.dora().account(), Set.of(Role.NURSE), "Dora");
        viewers.session(proposer, null);
        var other = viewers.staff(Role.NURSE);

        assertThatThrownBy(() -> confirm(proposer, held, proposer.actor()))
                .as("both")
                .isNotNull();
        assertThatThrownBy(() -> confirm(proposer, held, other.actor()))
                .as("in another's name")
                .isNotNull();
        assertThatThrownBy(() -> asking.run(
                        other,
                        sql -> sql.of("update intake.decision set needs_second = false where held_id = :h")
                                .param("h", held)
                                .update()))
                .as("away with the second")
                .isNotNull();
        assertThatThrownBy(() -> asking.run(
                        other,
                        sql -> sql.of("update intake.decision set done = true where held_id = :h")
                                .param("h", held)
                                .update()))
                .as("done by oneself")
                .isNotNull();
        assertThatThrownBy(() -> asking.run(
                        JOB,
                        sql -> sql.of("update intake.decision set done = true where held_id = :h")
                                .param("h", held)
                                .update()))
                .as("not even the program")
                .isNotNull();
    }

    @Test
    void aProposalThatIsTurnedDownIsDecidedAgain() {
        var page = takeOut(dora);
        var held = UUID.fromString(page.substring(PAGE.length() + 1));
        decide(dora, held, "OTHER", ottos);
        var nora = cast.nora().browser();
        nora.get(page);

        assertThat(nora.post(page + "/turn-down").location()).isEqualTo(page);

        assertThat(nora.get(page).body()).contains("Whose is it?");
        assertThat(decide(nora, held, "DISCARD", "why", "SENT_TWICE").location())
                .isEqualTo(page);
        dora.get(page);
        isDone(dora.post(page + "/confirm"));
        assertThat(itemsOfOtto()).doesNotContain("Glucose, blood");
    }

    @Test
    void whatWasTakenOutByMistakeGoesBack() {
        var page = takeOut(dora);
        var held = UUID.fromString(page.substring(PAGE.length() + 1));
        var rosas =
                new String[] {"birthDate", born.toString(), "recordNumber", "M-" + mark, "given", "Rosa", "family", mark
                };
        assertThat(decide(dora, held, "OTHER", rosas).location()).isEqualTo(page);
        var frank = cast.frank().browser();
        frank.get(page);

        isDone(frank.post(page + "/confirm", rosas));

        assertThat(titles()).contains("Blood sugar", "Glucose, blood");
        assertThat(cast.accountOf(rosa).browser().get("/results/" + report).status())
                .isEqualTo(200);
    }

    @Test
    @Verifies("A1.8#9")
    void aChangedVersionForTheWrongRecordWaits() {
        takeOut(dora);

        var again = read("transaction", it -> it.replace("140.10", "104.10"));

        assertThat(again.counts().quarantined()).isEqualTo(1);
        assertThat(titles()).doesNotContain("Glucose, blood");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var stranger : List.of(cast.hugo(), cast.frank(), cast.karl(), cast.gina(), cast.ann())) {
            var browser = stranger.browser();
            assertThat(browser.get(wrong()).status()).isEqualTo(404);
            assertThat(browser.post(wrong()).status()).isEqualTo(404);
        }
        assertThat(titles()).contains("Blood sugar");
    }

    @Test
    @Verifies("A1.8#8")
    void theEvidenceTurnsWhenSomebodyWasAlone() throws SQLException {
        var page = takeOut(dora);
        var held = UUID.fromString(page.substring(PAGE.length() + 1));
        try (var connection = owner.open();
                var sql = connection.createStatement()) {
            sql.execute("""
                    insert into intake.decision (held_id, round, what, why, typed, proposed_by, proposed_at,
                        needs_second, done)
                    values ('%1$s', 7, 'DISCARD', 'TEST_MESSAGE', '{}', '%1$s', '2026-01-01', false, true)
                    """.formatted(held));
            try {
                assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
            } finally {
                sql.execute("delete from intake.decision where round = 7");
            }
        }
        assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    private void confirm(Viewer.Staff by, UUID held, UUID name) {
        asking.run(by, sql -> sql.of("""
                        update intake.decision set confirmed_by = :by, confirmed_at = viewer.at(),
                            typed_again = '{BIRTH_DATE,NAME}' where held_id = :held
                        """).param("by", name).param("held", held).update());
    }

    private String takeOut(Browser by) {
        assertThat(by.get(wrong()).body()).contains("This belongs to another patient", "Blood sugar");
        var answer = by.post(wrong());
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location();
    }

    private String wrong() {
        return PAGE + "/wrong-patient/" + rosa + "/" + report;
    }

    private List<String> titles() {
        return visible(rosa);
    }

    private List<String> itemsOfOtto() {
        return visible(otto.patient());
    }

    /** What is in a record and not taken out of it. */
    private List<String> visible(UUID patient) {
        return chart.items(JOB, ItemQuery.of(patient), "test").stream()
                .filter(it -> it.state() != ReleaseState.RETRACTED)
                .map(it -> it.gist().title())
                .toList();
    }
}
