package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.PracticeParameters;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EmergencyHelpComesFirstTests {

    private static final Pattern FIRST_LINK =
            Pattern.compile("<body.*?<a class=\"skip\".*?<a [^>]*href=\"([^\"]+)\"", Pattern.DOTALL);

    @Autowired
    EmergencyHelpComesFirst promise;

    @Autowired
    Deciding deciding;

    @Autowired
    BusinessHours hours;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"A5.1#4", "A5.2#1", "A5.2#3"})
    void theFirstLinkOfEveryPageForPatientsCallsTheEmergencyNumber() {
        var ann = cast.ann().browser();
        for (var path : List.of("/", "/urgent-help", "/help", "/sign-in", "/home", "/there-is-no-such-page")) {
            var page = path.equals("/home") || path.startsWith("/there")
                    ? ann.get(path)
                    : cast.stranger().get(path);
            var first = FIRST_LINK.matcher(page.body());
            assertThat(first.find()).as(path).isTrue();
            assertThat(first.group(1)).as(path).isEqualTo("tel:911");
            assertThat(page.body()).as(path).contains("nearest emergency department");
        }
    }

    @Test
    @Verifies("A5.2#2")
    void crisisPoisonAndPracticeAreOneTapAway() {
        deciding.decide(PracticeParameters.PHONE, "(541) 555-0142");
        try {
            assertThat(cast.stranger().get("/urgent-help").body())
                    .contains("href=\"tel:988\"", "href=\"tel:+18002221222\"", "href=\"tel:+15415550142\"");
        } finally {
            deciding.forget(PracticeParameters.PHONE);
        }
    }

    @Test
    void itTurnsWithThePhoneOfThePractice() {
        assertThat(promise.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);
        deciding.decide(PracticeParameters.PHONE, "(541) 555-0142");
        try {
            assertThat(promise.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        } finally {
            deciding.forget(PracticeParameters.PHONE);
        }
    }

    @Test
    void thereIsAnEmergencyNumberWhateverWasDecided() {
        var practice = hours.practice().withEmergencyNumber(" ");
        assertThat(promise.reachable(practice).emergencyNumber()).isEqualTo("911");
    }
}
