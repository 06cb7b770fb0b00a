package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Texts;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The statement stands on every message, and the database keeps no message without it. */
@PortalTest
class NothingLeavesWithoutTheStatementTests {

    @Autowired
    Reached reached;

    @Autowired
    Texts texts;

    @Autowired
    NothingLeavesWithoutTheStatement guard;

    @Autowired
    OwnersConnection owner;

    @Test
    @Verifies("A1.2#1")
    void theStatementInForceStandsOnMailAndText() {
        var ann = reached.byBoth();
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        var statement = texts.shown(HouseTexts.CONFIDENTIALITY.key(), Locale.ENGLISH);
        assertThat(PostOffice.whole(PostOffice.mailTo(ann.mail()).getFirst()).replace("\r", ""))
                .contains(statement.body());
        var brief = new Statement(texts.shown(HouseTexts.CONFIDENTIALITY_SHORT.key(), Locale.ENGLISH));
        assertThat(PostOffice.textsTo(ann.number()).getFirst()).contains(brief.line());
    }

    @Test
    @Verifies("A1.2#2")
    void aMessageWithoutItIsRefused() throws SQLException {
        var statement = new Statement(texts.shown(HouseTexts.CONFIDENTIALITY.key(), Locale.ENGLISH));
        assertThatThrownBy(() -> guard.mustStandIn("Something new", statement)).isInstanceOf(RuntimeException.class);
        var ann = reached.byMail();
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        try (var connection = owner.open();
                var update =
                        connection.prepareStatement("update notices.delivery set statement = ? where patient_id = ?")) {
            update.setObject(2, ann.id());
            for (var wrong : new String[] {"", "none", "statement.confidentiality"}) {
                update.setString(1, wrong);
                assertThatThrownBy(update::executeUpdate).isInstanceOf(SQLException.class);
            }
            update.setString(1, null);
            assertThatThrownBy(update::executeUpdate).isInstanceOf(SQLException.class);
        }
    }

    @Test
    @Verifies("A1.2#3")
    void theEvidenceCountsWhatLeftWithoutIt() throws SQLException {
        var ann = reached.byMail();
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        var was = set("statement.confidentiality@987654", ann);
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        assertThat(guard.evidence().seen()).startsWith("1 of ");
        set(was, ann);
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    @Test
    @Verifies("A1.2#4")
    void whatLeftLeadsToWhoApprovedItsStatement() throws SQLException {
        var draft = texts.write(
                viewers.staff(Role.PORTAL_COORDINATOR),
                HouseTexts.CONFIDENTIALITY.key(),
                Locale.ENGLISH,
                "Confidential\nThis message is confidential and for you alone.");
        var written = texts.version(HouseTexts.CONFIDENTIALITY.key(), Locale.ENGLISH, draft)
                .orElseThrow();
        texts.approve(
                viewers.staff(Role.COUNSEL),
                written.key(),
                draft,
                Locale.ENGLISH,
                written.hash(),
                texts.today(),
                texts.today().plusYears(1),
                null,
                true);
        var ann = reached.byMail();
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        var approval = Objects.requireNonNull(texts.version(written.key(), Locale.ENGLISH, draft)
                .orElseThrow()
                .approval());
        assertThat(approval.name()).isNotBlank();
        assertThat(approval.as()).isEqualTo(Role.COUNSEL);
        assertThat(set(written.key() + "@" + draft, ann)).isEqualTo(written.key() + "@" + draft);
        try (var connection = owner.open();
                var update = connection.prepareStatement(
                        "update protocols.text set approved_by_name = null where key = ? and version = ?")) {
            update.setString(1, written.key());
            update.setInt(2, draft);
            assertThatThrownBy(update::executeUpdate).isInstanceOf(SQLException.class);
        }
    }

    @Autowired
    Viewers viewers;

    private String set(String statement, Reached.Somebody ann) throws SQLException {
        try (var connection = owner.open();
                var read = connection.prepareStatement("select statement from notices.delivery where patient_id = ?");
                var update =
                        connection.prepareStatement("update notices.delivery set statement = ? where patient_id = ?")) {
            read.setObject(1, ann.id());
            try (var rows = read.executeQuery()) {
                rows.next();
                var was = rows.getString(1);
                update.setString(1, statement);
                update.setObject(2, ann.id());
                update.executeUpdate();
                return was;
            }
        }
    }
}
