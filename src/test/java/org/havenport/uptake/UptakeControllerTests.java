package org.havenport.uptake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How the portal is used, counted of people and never told of one; and changes that are tried. */
@PortalTest
class UptakeControllerTests {

    private static final Pattern END = Pattern.compile("action=\"(/staff/uptake/[0-9a-f-]{36}/end)\"");

    @Autowired
    Cast cast;

    @Autowired
    Uptake uptake;

    @Autowired
    Viewers viewers;

    @Test
    @Verifies("B.com.8#1")
    void whoUsesThePortalIsCountedAndNotNamed() {
        var coordinator = viewers.staff(Role.PORTAL_COORDINATOR);
        var before = uptake.figures(coordinator);
        var ann = cast.newPatient();
        ann.browser().get("/results");
        ann.browser().get("/results");
        var after = uptake.figures(coordinator);
        assertThat(after.active().count()).isEqualTo(before.active().count() + 1);
        assertThat(after.activated().count()).isEqualTo(before.activated().count() + 1);
        assertThat(after.functions().getFirst().people())
                .isEqualTo(before.functions().getFirst().people() + 1);
        assertThat(after.months()).isNotEmpty();
        assertThat(after.steps()).hasSize(5);
        assertThat(cast.karl().browser().get(UptakeController.PATH).body())
                .contains("Where people stop", "Typed their code", "Month by month")
                .doesNotContain(ann.patient().toString(), ann.account().toString());
    }

    @Test
    @Verifies("B.com.8#1")
    void smallGroupsAreNotCounted() {
        var words = Words.of(java.util.Locale.ENGLISH, java.time.ZoneOffset.UTC);
        assertThat(List.of(0, 1, 4, 5).stream().map(it -> SmallGroupsAreNotCounted.say(words, it)))
                .containsExactly("0", "fewer than 5", "fewer than 5", "5");
        assertThat(SmallGroupsAreNotCounted.say(words, new Uptake.Share(3, 40))).isEqualTo("fewer than 5 of 40");
    }

    @Test
    @Verifies("B.com.8#2")
    void aSuggestionBecomesAChangeWithFiguresBeforeAndAfter() {
        var karl = cast.karl().browser();
        var change = "A poster at the desk " + UUID.randomUUID();
        assertThat(karl.post(UptakeController.PATH, "suggestion", "", "change", change, "measure", "ACTIVE")
                        .status())
                .isEqualTo(422);
        assertThat(karl.post(UptakeController.PATH, "suggestion", "Tell them", "change", change, "measure", "ACTIVE")
                        .status())
                .isEqualTo(303);
        cast.newPatient().browser().get("/results");
        var end = END.matcher(karl.get(UptakeController.PATH).body());
        assertThat(end.find()).isTrue();
        assertThat(karl.post(end.group(1)).status()).isEqualTo(303);
        var trial = uptake.trials(viewers.staff(Role.MEDICAL_DIRECTOR)).stream()
                .filter(it -> it.change().equals(change))
                .findFirst()
                .orElseThrow();
        var after = Objects.requireNonNull(trial.after());
        assertThat(after.count()).isGreaterThan(trial.before().count());
        assertThat(karl.post(end.group(1)).status()).as("ended once").isEqualTo(404);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var staff : List.of(cast.dora(), cast.frank(), cast.gina(), cast.hugo())) {
            assertThat(staff.browser().get(UptakeController.PATH).status()).isEqualTo(404);
        }
    }
}
