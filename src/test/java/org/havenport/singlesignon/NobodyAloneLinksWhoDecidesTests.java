package org.havenport.singlesignon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A link of somebody who decides opens nothing until a second administrator agrees; not by the page, not by the tables. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NobodyAloneLinksWhoDecidesTests {

    @Autowired
    Cast cast;

    @Autowired
    Operator operator;

    @Autowired
    Asking asking;

    @Autowired
    Links links;

    @Autowired
    OwnersConnection owner;

    OrganisationOfATest there;

    @BeforeAll
    void start() throws Exception {
        there = new OrganisationOfATest(cast.portal().toString(), "chief");
        operator.offers(there);
    }

    @AfterAll
    void stop() throws Exception {
        operator.offersNothing();
        there.close();
    }

    @Test
    void aSecondAdministratorAgreesBeforeALinkOpensTheAccountOfOneWhoDecides() {
        for (var role : new Role[] {Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR}) {
            var chief = cast.newStaff(role);
            var subject = "chief-" + UUID.randomUUID();
            var form = form(chief);
            var first = cast.newStaff(Role.ADMINISTRATOR).browser();
            first.get(form);
            assertThat(first.post(form, "subject", subject).status()).isEqualTo(303);
            assertThat(opens(chief, subject)).as("one alone: %s", role).isFalse();
            assertThat(first.get(form).body()).contains("Another administrator has to agree");
            assertThat(first.post(form + "/agree", "subject", subject).status())
                    .as("who linked")
                    .isEqualTo(404);
            assertThat(chief.browser().post(form + "/agree", "subject", subject).status())
                    .as("whose it is")
                    .isEqualTo(404);
            var second = cast.newStaff(Role.SECURITY_ADMINISTRATOR).browser();
            assertThat(second.get(form).body()).contains("I have made sure, too");
            assertThat(second.post(form + "/agree", "subject", "another").status())
                    .as("not what stands there")
                    .isEqualTo(404);
            assertThat(opens(chief, subject)).isFalse();
            assertThat(second.post(form + "/agree", "subject", subject).status())
                    .isEqualTo(303);
            assertThat(opens(chief, subject)).as("two").isTrue();
            assertThat(second.post(form, "subject", subject + "-2").status()).isEqualTo(303);
            assertThat(opens(chief, subject + "-2"))
                    .as("another link asks anew")
                    .isFalse();
        }
    }

    @Test
    void whoIsGivenMorePowerLaterNeedsTheSecondPersonThen() throws Exception {
        var nurse = cast.newStaff(Role.NURSE);
        var subject = "nurse-" + UUID.randomUUID();
        var first = cast.newStaff(Role.ADMINISTRATOR).browser();
        first.get(form(nurse));
        first.post(form(nurse), "subject", subject);
        assertThat(opens(nurse, subject)).isTrue();
        asOwner("update viewer.role_grant set role = 'ADMINISTRATOR' where actor_id = '%s'".formatted(nurse.account()));
        assertThat(opens(nurse, subject)).isFalse();
    }

    @Test
    void theTablesRefuseWhoAgreesAloneAsWell() {
        var chief = cast.newStaff(Role.ADMINISTRATOR);
        var first = cast.newStaff(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> asOwner("""
                        insert into singlesignon.link (account, issuer, subject_blind, subject_sealed, linked_by, linked_at,
                            agreed_by, agreed_at)
                        select '%s', 'x', 'x', 'x', id, created_at, id, created_at from access.account where id = '%s'
                        """.formatted(chief.account(), first.account())))
                .hasMessageContaining("two_people");
    }

    private boolean opens(CastMember who, String subject) {
        var found = asking.atTheDoor(sql -> links.account(sql, new Answers.Identity(there.issuer(), subject)));
        boolean linked = asking.atTheDoor(sql -> links.isLinked(sql, who.account()));
        assertThat(linked).isEqualTo(found.isPresent());
        return found.filter(who.account()::equals).isPresent();
    }

    private static String form(CastMember who) {
        return "/staff/people/" + who.account() + "/single-sign-on";
    }

    private void asOwner(String statement) throws java.sql.SQLException {
        try (var connection = owner.open();
                var change = connection.createStatement()) {
            change.executeUpdate(statement);
        }
    }
}
