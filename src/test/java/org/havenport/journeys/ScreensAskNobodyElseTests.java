package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Canaries;
import org.havenport.house.Cast;
import org.havenport.house.Overheard;
import org.havenport.house.PortalTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Shows that a screen notices what it must never see: a page that asks another site, and a word of somebody else. */
@PortalTest
@Tag("journey")
class ScreensAskNobodyElseTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Canaries canaries;

    @Autowired
    Cast cast;

    @Test
    void whatIsAskedOfAnotherSiteIsRefusedAndCounted() {
        try (var phone = Screen.phone(chromium, "elsewhere", cast.portal(), "en-US")) {
            phone.shows("<img src='http://elsewhere.invalid/pixel.png'>");
            assertThat(phone.refused()).containsExactly("http://elsewhere.invalid/pixel.png");
        }
        assertThat(Overheard.forget("elsewhere.invalid")).isTrue();
    }

    @Test
    void aWordOfSomebodyElseIsHeard() {
        var ann = canaries.hatch();
        var cara = canaries.hatch();
        try (var phone = Screen.phone(chromium, "told", cast.portal(), "en-US")) {
            phone.signIn(ann.person());
            phone.open("/results");
            assertThat(phone.words()).contains(ann.mark());
            phone.shows("<p>Gesang " + cara.mark());
        }
        assertThat(Overheard.forget(cara.mark(), "value")).isTrue();
        assertThat(Overheard.forget(ann.mark())).isFalse();
    }
}
