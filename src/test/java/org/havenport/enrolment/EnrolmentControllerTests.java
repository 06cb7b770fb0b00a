package org.havenport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havenport.enrolment.Enrolling.code;

import java.time.LocalDate;
import java.util.List;
import org.havenport.files.Pdfs;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.protocols.BusinessHours;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EnrolmentControllerTests {

    @Autowired
    private Pdfs pdfs;

    @Autowired
    private BusinessHours hours;

    @Autowired
    private Enrolling enrolling;

    @Autowired
    private Cast cast;

    @Test
    void anAddressOnPaperIsTheOneTheOperatorSetAndNoOther() {
        for (var wrong : List.of(
                "portal.example.org",
                "javascript:alert(1)",
                "https://portal.example.org@evil.example.net",
                "https://portal.example.org/elsewhere",
                "https://portal.example.org/?to=elsewhere")) {
            assertThatThrownBy(() -> new Letters(pdfs, hours, wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Letters(pdfs, hours, "").print(List.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new Letters(pdfs, hours, "https://portal.example.org:8443/").print(List.of()))
                .isNotEmpty();
    }

    @Test
    void theLetterIsATaggedPdfWithTheCodeInThePatientsLanguage() {
        var rosa = enrolling.somebody(LocalDate.of(1950, 1, 2), Enrolling.address(), "es");
        var browser = cast.frank().browser();
        var invited = enrolling.invite(cast.frank(), rosa.id());
        var letter = browser.post(EnrolmentController.path(rosa.id()) + "/letter", "code", code(invited));
        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void whoCannotBeInvitedIsToldWithTheReason() {
        var child =
                enrolling.somebody(LocalDate.now(java.time.ZoneOffset.UTC).minusYears(15), Enrolling.address(), "en");
        assertThat(enrolling.invite(cast.frank(), child.id()).body()).contains("is under age");
        var rose = enrolling.somebody(LocalDate.of(1950, 1, 2), null, "en");
        var path = EnrolmentController.path(rose.id());
        var browser = cast.frank().browser();
        assertThat(browser.post(path, "way", "POSTED").body()).contains("no address");
        assertThat(browser.post(path, "way", "HANDED", "checked", "NAME").body())
                .contains("tick both");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var rose = enrolling.somebody();
        assertThat(cast.lena()
                        .browser()
                        .get(EnrolmentController.path(rose.id()))
                        .status())
                .isEqualTo(404);
        assertThat(cast.hugo()
                        .browser()
                        .get(EnrolmentController.path(rose.id()))
                        .status())
                .isEqualTo(404);
        assertThat(cast.ann().browser().get(EnrolmentController.path(rose.id())).status())
                .isEqualTo(404);
    }
}
