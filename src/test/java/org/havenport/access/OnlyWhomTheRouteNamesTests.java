package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class OnlyWhomTheRouteNamesTests {

    private static final UUID ID = UUID.randomUUID();
    private static final Viewer PATIENT = new Viewer.Patient(ID, ID, ID, "");
    private static final Viewer NURSE = new Viewer.Staff(ID, ID, Set.of(Role.NURSE), "");
    private static final Viewer NOT_YET = new Viewer.Staff(ID, ID, Set.of(), "");

    @Autowired
    Cast cast;

    @Test
    void aRouteForAnyoneIsForAnyone() throws Exception {
        assertThat(isNamed(Viewer.nobody(), "forAnyone")).isTrue();
        assertThat(isNamed(PATIENT, "forAnyone")).isTrue();
        assertThat(isNamed(NOT_YET, "forAnyone")).isTrue();
    }

    @Test
    void itHoldsForThePatient() throws Exception {
        assertThat(isNamed(PATIENT, "forPatients")).isTrue();
        assertThat(isNamed(NURSE, "forPatients")).isFalse();
        assertThat(isNamed(Viewer.nobody(), "forPatients")).isFalse();
    }

    @Test
    void itRefusesStaffWithoutTheRole() throws Exception {
        assertThat(isNamed(NURSE, "forStaff")).isTrue();
        assertThat(isNamed(NOT_YET, "forStaff")).isFalse();
        assertThat(isNamed(NURSE, "forNurses")).isTrue();
        assertThat(isNamed(NURSE, "forCounsel")).isFalse();
        assertThat(isNamed(PATIENT, "forNurses")).isFalse();
    }

    @Test
    void whatIsNotAllowedAnswersLikeWhatDoesNotExist() {
        var browser = cast.ann().browser();
        var refused = browser.get("/staff");
        var missing = browser.get("/exxxx");
        assertThat(refused.status()).isEqualTo(404).isEqualTo(missing.status());
        assertThat(refused.bodyWithoutToken().replace("/staff", ""))
                .isEqualTo(missing.bodyWithoutToken().replace("/exxxx", ""));
    }

    private static boolean isNamed(Viewer viewer, String route) throws NoSuchMethodException {
        var users = Routes.class.getDeclaredMethod(route).getAnnotation(MayBeUsedBy.class);
        return viewer.isNamedBy(users);
    }

    /** Routes as they are declared; never reached. */
    interface Routes {
        @MayBeUsedBy(Kind.NOBODY)
        void forAnyone();

        @MayBeUsedBy(Kind.PATIENT)
        void forPatients();

        @MayBeUsedBy(Kind.STAFF)
        void forStaff();

        @MayBeUsedBy(
                value = Kind.STAFF,
                roles = {Role.NURSE, Role.CLINICIAN})
        void forNurses();

        @MayBeUsedBy(value = Kind.STAFF, roles = Role.COUNSEL)
        void forCounsel();
    }
}
