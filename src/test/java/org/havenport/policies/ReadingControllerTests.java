package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.Texts;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ReadingControllerTests {

    private static final String PATH = "/staff/policies/reading";

    @Autowired
    Cast cast;

    @Autowired
    Texts texts;

    @Autowired
    TextsInForce approved;

    @Test
    @Verifies("B.risk.reply.4#4")
    void everybodyReadsAndConfirmsAndTheListBecomesShorter() {
        approved.all();
        var sam = cast.newStaff(Role.NURSE).browser();
        assertThat(sam.get(PATH + "?lang=en").body())
                .contains("To be read by", "Protocol for answering patients")
                .doesNotContain("Who has not read what");
        var page = sam.get(PATH + "/policy.replies").body();
        var hash = texts.inForce("policy.replies", Locale.ENGLISH).orElseThrow().hash();
        assertThat(page).contains(hash, "I have read this");

        assertThat(sam.post(PATH + "/policy.replies", "language", "en", "hash", hash)
                        .status())
                .isEqualTo(303);
        assertThat(sam.get(PATH).body()).contains("again by");
        var gina = cast.gina().browser();
        assertThat(gina.get(PATH + "?lang=en").body()).contains("Who has not read what", "Sam Newman");
    }

    @Test
    void wordsThatChangedMeanwhileAreShownAgain() {
        approved.all();
        var sam = cast.newStaff(Role.NURSE).browser();
        sam.get(PATH + "/policy.replies?lang=en");

        assertThat(sam.post(PATH + "/policy.replies", "language", "en", "hash", "0".repeat(64))
                        .body())
                .contains("The words have changed since you opened this page");
        assertThat(sam.get(PATH + "/outage.website").status()).isEqualTo(404);
        assertThat(cast.ann().browser().get(PATH).status()).isEqualTo(404);
    }
}
