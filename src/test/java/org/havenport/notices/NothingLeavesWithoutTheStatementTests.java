package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Locale;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.Verifies;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Texts;
import org.havenport.safeguards.Evidence;
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
