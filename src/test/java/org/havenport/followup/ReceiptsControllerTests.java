package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.ContactRecord.Identifier;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ReceiptsControllerTests {

    @Autowired
    private Owing owing;

    @Autowired
    private Receipts receipts;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Cast cast;

    @Test
    @Verifies({"A1.9#2", "A1.9#1"})
    void postingNoticeViewingAndConfirmationOfOneResultStandInOrderWithTheirTimes() {
        var pat = owing.reached();
        var item = owing.significant(pat);
        assertThat(pat.browser().get("/results/" + item).status()).isEqualTo(200);
        assertThat(pat.browser().post("/results/" + item + "/seen").status()).isEqualTo(303);
        var dora = cast.dora().browser();
        var history = dora.get("/staff/receipts/" + pat.patient() + "/" + item).body();
        assertThat(history)
                .containsSubsequence(
                        "It came in", "Opened to the patient", "The patient looked at it", "I have seen this")
                .contains("A message was made");
        var one = dora.get("/staff/receipts/" + pat.patient());
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.body()).contains("/staff/receipts/" + pat.patient() + "/" + item, ", the patient", "Confirmed");
    }

    @Test
    @Verifies("A1.9#1")
    void oneOfManyIsFoundThoughNewerOnesFillTheList() throws SQLException {
        var pat = owing.reached();
        var item = owing.significant(pat);
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into followup.obligation (patient_id, item_id, kind, consequence, because, opened_at, reviewed)
                    select '%s', gen_random_uuid(), 'FORM', 'ROUTINE', 'FINAL', now() + interval '1 hour', true
                    from generate_series(1, 100)
                    """.formatted(pat.patient()));
        }
        var dora = cast.dora().browser();
        assertThat(dora.get("/staff/receipts/" + pat.patient() + "/" + item).body())
                .contains("Opened to the patient");
        assertThat(dora.get("/staff/receipts/" + pat.patient()).body()).contains("1 older thing is not listed here");
    }

    @Test
    @Verifies({"A1.9#4", "A1.10#8", "B.com.3#8", "A.risk.1#4"})
    void theSharesChangeWithWhatPatientsAndStaffDo() {
        var nurse = viewers.staff(Role.NURSE);
        var before = receipts.figures(nurse);
        var reads = owing.reached();
        var seen = owing.significant(reads);
        reads.browser().get("/results/" + seen);
        var tells = owing.reached();
        var told = owing.significant(tells);
        tells.browser().get("/results/" + told);
        tells.browser().post("/results/" + told + "/seen");
        var nobody = owing.reached();
        var unseen = owing.significant(nobody);
        owing.passes(Duration.ofDays(8), reads, seen);
        owing.passes(Duration.ofDays(8), tells, told);
        owing.passes(Duration.ofDays(8), nobody, unseen);
        owing.look(nobody);

        var after = receipts.figures(nurse);
        var was = significant(before);
        var is = significant(after);
        assertThat(is.day().of()).isEqualTo(was.day().of() + 3);
        assertThat(is.day().some()).as("two looked").isEqualTo(was.day().some() + 2);
        assertThat(is.seven().some()).isEqualTo(was.seven().some() + 2);
        assertThat(is.confirmed().some()).isEqualTo(was.confirmed().some() + 1);
        assertThat(is.unconfirmed()).isEqualTo(was.unconfirmed() + 1);
        assertThat(after.open()).isEqualTo(before.open() + 1);
        assertThat(after.portalAlone().some())
                .as("proved by the portal alone")
                .isEqualTo(before.portalAlone().some() + 1);

        contacts.record(
                nurse,
                new ContactRecord(
                        tells.patient(),
                        told,
                        Medium.PHONE,
                        ContactOutcome.SPOKE,
                        Set.of(Identifier.PHONE, Identifier.ADDRESS),
                        true,
                        "Come in"));
        assertThat(receipts.figures(nurse).portalAlone().some())
                .isEqualTo(before.portalAlone().some());

        owing.change(
                "update followup.call set due_at = opened_at where patient_id = ? and item_id = ?", nobody, unseen);
        assertThat(receipts.figures(nurse).late()).isGreaterThan(before.late());
        var page = cast.dora().browser().get("/staff/receipts");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Seen in 7 days", "Calls closed in time", "whose only proof is the portal");
    }

    @Test
    @Verifies({"B.com.4#2", "B.com.4#3"})
    void callsStandByOwnerWithHowManyAreLate() {
        var pat = owing.reached();
        var item = owing.significant(pat);
        owing.passes(Duration.ofDays(9), pat, item);
        owing.look(pat);
        var nurse = cast.newStaff(Role.NURSE);
        var browser = nurse.browser();
        browser.get("/staff/calls/" + pat.patient());
        assertThat(browser.post("/staff/calls/" + pat.patient() + "/take").status())
                .isEqualTo(303);
        owing.change("update followup.call set due_at = opened_at where patient_id = ? and item_id = ?", pat, item);
        assertThat(browser.get("/staff/calls").body())
                .contains("Whose calls these are")
                .containsPattern("Sam Newman, temp</th><td[^>]*>1</td><td[^>]*>1</td>");
    }

    @Test
    void itRefusesStaffWithoutTheRoleAndPatients() {
        assertThat(cast.karl().browser().get("/staff/receipts").status()).isEqualTo(404);
        assertThat(cast.ann().browser().get("/staff/receipts").status()).isEqualTo(404);
        assertThat(cast.ann()
                        .browser()
                        .get("/staff/receipts/" + cast.ann().patient())
                        .status())
                .isEqualTo(404);
    }

    private static Receipts.Seen significant(Receipts.Figures figures) {
        return figures.seen().stream()
                .filter(it -> it.byConsequence() && it.name().equals("SIGNIFICANT"))
                .findFirst()
                .orElse(new Receipts.Seen(
                        "SIGNIFICANT",
                        true,
                        0,
                        new Receipts.Share(0, 0),
                        new Receipts.Share(0, 0),
                        new Receipts.Share(0, 0),
                        new Receipts.Share(0, 0),
                        0));
    }
}
