package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TextsTests {

    private static final String BODY = "A notice\nWhat it says.";

    @Autowired
    Texts texts;

    @Autowired
    Viewers viewers;

    @Autowired
    BusinessHours hours;

    @Autowired
    TestClock clock;

    @Test
    void anApprovedVersionStaysInForceUntilANewerOneIsApproved() {
        var key = "test." + UUID.randomUUID();
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        int first = texts.write(karl, key, Locale.ENGLISH, BODY);
        assertThat(texts.inForce(key, Locale.ENGLISH).approved()).isFalse();

        texts.approve(viewers.staff(Role.COUNSEL), key, first, Locale.ENGLISH, today(), today().plusYears(1));
        int second = texts.write(karl, key, Locale.ENGLISH, BODY + " More.");

        assertThat(texts.inForce(key, Locale.ENGLISH).version()).isEqualTo(first);
        assertThat(texts.inForce(key, Locale.of("es")).version()).isEqualTo(first);
        texts.approve(viewers.staff(Role.COUNSEL), key, second, Locale.ENGLISH, today(), today().plusYears(1));
        assertThat(texts.inForce(key, Locale.ENGLISH).version()).isEqualTo(second);
        texts.readAgain();
        assertThat(texts.inForce(key, Locale.ENGLISH).approvedOn()).isEqualTo(today());
    }

    @Test
    @Verifies("B.dis.0#2")
    void anAuthorDoesNotApproveTheirOwnText() {
        var key = "test." + UUID.randomUUID();
        var max = viewers.staff(Role.COUNSEL);
        int version = texts.write(max, key, Locale.ENGLISH, BODY);

        assertThatThrownBy(() -> texts.approve(max, key, version, Locale.ENGLISH, today(), today().plusYears(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> texts.approve(
                        viewers.staff(Role.ADMINISTRATOR), key, version, Locale.ENGLISH, today(), today().plusYears(1)))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    @Verifies("B.dis.0#3")
    void anApprovalLastsNoLongerThanTwoYears() {
        var key = "test." + UUID.randomUUID();
        int version = texts.write(viewers.staff(Role.PORTAL_COORDINATOR), key, Locale.ENGLISH, BODY);
        var max = viewers.staff(Role.COUNSEL);

        assertThatThrownBy(() -> texts.approve(
                        max,
                        key,
                        version,
                        Locale.ENGLISH,
                        today(),
                        today().plusYears(2).plusDays(1)))
                .isInstanceOf(RuntimeException.class);
        texts.approve(max, key, version, Locale.ENGLISH, today(), today().plusYears(2));
        assertThat(texts.inForce(key, Locale.ENGLISH).approved()).isTrue();
    }

    @Test
    @Verifies("B.dis.4#2")
    void legalRightsStayAsTheyAreWhateverCounselWrites() {
        assertThat(texts.inForce(Clause.LIABILITY.key(), Locale.ENGLISH).body())
                .endsWith("Your legal rights stay as they are.");
        assertThat(texts.inForce(Clause.LIABILITY.key(), Locale.of("es")).body())
                .endsWith("Sus derechos legales no cambian.");
    }

    @Test
    @Verifies("B.dis.5#2")
    void aDisclaimerThatSendsNobodyToAnEmergencyDepartmentIsRefused() {
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);

        assertThatThrownBy(() -> texts.write(karl, Clause.EMERGENCY.key(), Locale.ENGLISH, "Heading\nSay nothing."))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> texts.write(karl, Clause.EMERGENCY.key(), Locale.ENGLISH, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), hours.zone());
    }
}
