package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.PatientDuties;
import org.havenport.protocols.PatientDuty;
import org.havenport.protocols.TextIncomplete;
import org.havenport.protocols.Texts;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the agreement asks of patients is what the log notices. */
@PortalTest
class PatientDutiesControllerTests {

    private static final String KEY = HouseTexts.AGREEMENT.key();

    @Autowired
    PatientDuties duties;

    @Autowired
    Texts texts;

    @Autowired
    TextsInForce approved;

    @Autowired
    Chart chart;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @Test
    @Verifies("B.ua.1#2")
    void theAgreementAsksWhatCanBeNoticedAndNothingElse() {
        approved.all();
        for (var language : HouseTexts.LANGUAGES) {
            var page = cast.stranger()
                    .get("/agreement?lang=" + language.getLanguage())
                    .body();
            var part = page.substring(page.indexOf("id=\"DUTIES\""), page.indexOf("id=\"EMERGENCY\""));
            assertThat(part.split("<li>")).hasSize(duties.all().size() + 1);
            assertThat(duties.all())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(duty -> assertThat(part).contains("<li>" + duty.sentence(language) + "</li>"));
        }
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        var english = HouseTexts.LANGUAGES.getFirst();
        var source = texts.inForce(KEY, english).orElseThrow().source();
        for (var other : List.of("Bring flowers.", "{duties}\nBring flowers.", "")) {
            assertThatThrownBy(() -> texts.write(karl, KEY, english, source.replace("{duties}", other)))
                    .isInstanceOfSatisfying(
                            TextIncomplete.class,
                            e -> assertThat(e.gaps())
                                    .anyMatch(gap -> gap.clause().equals("DUTIES")));
        }
    }

    @Test
    @Verifies("B.ua.1#2")
    void eachIsNoticedWhenItHappens() {
        var gina = cast.gina().browser();
        var secret = duty("access.secret");
        var notYours = duty("concerns.not-yours");
        long before = duties.noticed(secret);
        long told = duties.noticed(notYours);

        var somebody = cast.stranger();
        somebody.get("/sign-in");
        somebody.post("/sign-in", "username", "nobody-" + UUID.randomUUID(), "password", "not the right one");
        assertThat(duties.noticed(secret)).isEqualTo(before + 1);
        assertThat(duties.noticed(notYours)).isEqualTo(told);

        var ann = cast.newPatient();
        var arrival = Arrivals.potassium(ann.patient(), "5.4", clock.instant());
        chart.file(Viewer.job("import"), ann.patient(), List.of(arrival));
        var form = "/corrections/new/" + arrival.id();
        ann.browser().get(form);
        ann.browser().post(form, "wrong", "NOT_MINE", "words", "");
        assertThat(duties.noticed(notYours)).isEqualTo(told + 1);

        var page = gina.get("/staff/policies/duties").body();
        assertThat(page).contains(secret.english(), notYours.english());
        assertThat(Pattern.compile("<td>" + (told + 1) + "</td>").matcher(page).find())
                .isTrue();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.dora().browser().get("/staff/policies/duties").status()).isEqualTo(404);
        assertThat(cast.ann().browser().get("/staff/policies/duties").status()).isEqualTo(404);
    }

    private PatientDuty duty(String key) {
        return duties.all().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
