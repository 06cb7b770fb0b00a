package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ValuesStayWithinTheirBoundsTests {

    private static final String FAILURES = "access.failures-before-lock";

    @Autowired
    ValuesStayWithinTheirBounds promise;

    @Autowired
    Protocols protocols;

    @Autowired
    Deciding deciding;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @AfterEach
    void forget() {
        deciding.forget(protocols.parameter(FAILURES).orElseThrow());
    }

    @Test
    @Verifies("A1.0#6")
    void aValueOutsideIsRefusedAndTheFieldIsNamed() {
        for (var json : List.of("2", "101", "10.5", "\"ten\"", "null", "[10]", "99999999999999999999")) {
            assertThatThrownBy(() -> protocols.proposeJson(
                            viewers.staff(Role.ADMINISTRATOR),
                            protocols.parameter(FAILURES).orElseThrow(),
                            Json.read(json),
                            "Because",
                            deciding.today()))
                    .as(json)
                    .isInstanceOfSatisfying(
                            NotAcceptable.class,
                            refused -> assertThat(refused.wrong())
                                    .singleElement()
                                    .extracting(Wrong::field)
                                    .isEqualTo("value"));
        }
    }

    @Test
    @Verifies("B.tbl#4")
    void whatDepartsFromTheProposalNeedsAReason() {
        var jana = viewers.staff(Role.ADMINISTRATOR);
        var parameter = protocols.parameter(FAILURES).orElseThrow();

        assertThatThrownBy(() -> protocols.proposeJson(jana, parameter, Json.read("5"), " ", deciding.today()))
                .isInstanceOf(NotAcceptable.class)
                .hasMessageContaining("reason");
        protocols.proposeJson(jana, parameter, Json.read("5"), "Many guesses lately", deciding.today());
        assertThat(protocols.history(jana, FAILURES).getFirst())
                .matches(Proposal::departs)
                .satisfies(p -> assertThat(p.reason()).isEqualTo("Many guesses lately"));
    }

    @Test
    void aTableNamesTheCell() {
        var table = new Bounds.Table(
                0,
                2,
                List.of(
                        new Bounds.Column("name", new Bounds.Text(10, false, Shape.LINE), false),
                        new Bounds.Column("low", new Bounds.Decimal(BigDecimal.ZERO, BigDecimal.TEN), true)));

        assertThat(table.wrong("value", Json.read("[{\"name\":\"a\"},{\"name\":\"b\",\"low\":9.5}]")))
                .isEmpty();
        assertThat(table.wrong("value", Json.read("[{\"name\":\"a\",\"low\":11},{\"low\":1}]")))
                .extracting(Wrong::field, Wrong::rule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("value.0.low", "range"),
                        org.assertj.core.groups.Tuple.tuple("value.1.name", "shape"));
        assertThat(table.wrong("value", Json.read("[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]")))
                .extracting(Wrong::rule)
                .containsExactly("rows");
    }

    @Test
    @Verifies("A1.0#6")
    void itTurnsWhenOneIsWrittenPastTheDoorAndItIsNotUsed() throws SQLException {
        var parameter = protocols.parameter(FAILURES).orElseThrow();
        var number = protocols.proposeJson(
                viewers.staff(Role.ADMINISTRATOR), parameter, Json.read("5"), "Because", deciding.today());
        protocols.approve(viewers.staff(Role.COMPLIANCE_OFFICER), number, null);
        assertThat(protocols.decision(parameter).value()).isEqualTo(5);
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);

        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            statement.execute("update protocols.proposal set value = '100000' where key = '" + FAILURES + "'");
        }
        protocols.readAgain();

        assertThat(protocols.decision(parameter).value()).isEqualTo(parameter.standard());
        assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        assertThat(promise.evidence().seen()).contains(FAILURES);
        deciding.forget(parameter);
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }
}
