package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** What a flood is answered: the same for every name, with a reason and a way on, and without a look at the database. */
@PortalTest
class FloodsAreAnsweredFirstTests {

    @Autowired
    Cast cast;

    @Autowired
    FloodsAreAnsweredFirst floods;

    @Test
    @Verifies("A1.4#3")
    void aTiredNetworkGetsTheSameShortPageForEveryName() throws IOException {
        var ann = cast.newPatient();
        var network = "127.41.7.1";
        tire(network);

        var right = knock(ann.username(), ann.password(), network, Map.of());
        assertThat(right.status()).isEqualTo(429);
        assertThat(right.body())
                .contains("Too many sign-ins failed from your network", "href=\"/sign-in\"")
                .doesNotContain("<form");
        assertThat(right.cookies()).isEmpty();
        assertThat(right.shown(ann.username()))
                .isEqualTo(knock("nobody", "wrong", network, Map.of()).shown("nobody"));
        assertThat(knock("nobody", "wrong", network, Map.of("havenport-language", "es"))
                        .headers())
                .containsKeys("content-security-policy", "cache-control");
    }

    @Test
    @Verifies("A1.4#6")
    void aKnownBrowserInATiredNetworkStillComesIn() throws IOException {
        var ann = cast.newPatient();
        var network = "127.41.8.1";
        tire(network);

        var device = Map.of(From.COOKIE, ann.browser().cookie(From.COOKIE));
        for (int i = 0; i < 100; i++) {
            assertThat(knock("nobody", "wrong", network, Map.of(From.COOKIE, "invented-" + i))
                            .status())
                    .as("invented ones do not use up the looks of those that were issued")
                    .isEqualTo(429);
        }
        assertThat(knock(ann.username(), ann.password(), network, device).status())
                .isEqualTo(303);
        assertThat(knock("nobody", "wrong", network, Map.of(From.COOKIE, "invented"))
                        .status())
                .isEqualTo(429);
    }

    @Test
    @Verifies("A1.4#3")
    void whenEveryPlaceOfStrangersIsTakenTheNextIsToldAtOnceAndWhoIsKnownComesIn() throws IOException {
        var ann = cast.newPatient();
        var device = Map.of(From.COOKIE, ann.browser().cookie(From.COOKIE));
        var strangers = (Semaphore) Objects.requireNonNull(ReflectionTestUtils.getField(floods, "strangers"));
        var taken = strangers.drainPermits();
        try {
            var told = knock(ann.username(), ann.password(), "127.41.9.1", Map.of());
            assertThat(told.status()).isEqualTo(503);
            assertThat(told.headers()).containsKey("retry-after");
            assertThat(told.body()).contains("href=\"/sign-in\"").doesNotContain("<form");
            assertThat(knock(ann.username(), ann.password(), "127.41.9.2", device)
                            .status())
                    .isEqualTo(303);
        } finally {
            strangers.release(taken);
        }
        for (int i = 0; i < 3 * taken; i++) {
            assertThat(knock("nobody-" + i, "wrong", "127.41.10." + (i + 1), Map.of())
                            .status())
                    .as("a place is given back after each")
                    .isEqualTo(422);
        }
    }

    @Test
    @Verifies("A1.4#3")
    void onlyACookieThatWasIssuedGoesAmongTheKnown() throws IOException {
        var ann = cast.newPatient();
        var issued = ann.browser().cookie(From.COOKIE);
        var before = issued.substring(0, issued.indexOf('.'));
        var invented = List.of(
                "invented",
                "A".repeat(43),
                before + "." + "A".repeat(28),
                issued.substring(0, issued.length() - 1) + (issued.endsWith("A") ? "B" : "A"));

        full("strangers", () -> {
            assertThat(cameIn(ann, issued, 1)).isEqualTo(303);
            assertThat(cameIn(ann, before, 2)).as("of before there were tags").isEqualTo(503);
            for (int i = 0; i < invented.size(); i++) {
                assertThat(cameIn(ann, invented.get(i), 3 + i))
                        .as(invented.get(i))
                        .isEqualTo(503);
            }
        });
        full("known", () -> {
            assertThat(cameIn(ann, issued, 1)).isEqualTo(503);
            assertThat(cameIn(ann, before, 2)).isEqualTo(303);
            for (int i = 0; i < invented.size(); i++) {
                assertThat(cameIn(ann, invented.get(i), 3 + i))
                        .as(invented.get(i))
                        .isEqualTo(303);
            }
        });
    }

    private int cameIn(CastMember who, String device, int network) throws IOException {
        return knock(who.username(), who.password(), "127.41.12." + network, Map.of(From.COOKIE, device))
                .status();
    }

    private interface Asked {
        void run() throws IOException;
    }

    /** Every place of a lane is taken meanwhile. */
    private void full(String lane, Asked asked) throws IOException {
        var places = (Semaphore) Objects.requireNonNull(ReflectionTestUtils.getField(floods, lane));
        var taken = places.drainPermits();
        try {
            asked.run();
        } finally {
            places.release(taken);
        }
    }

    /** The page also opens when a letter of its path is written as its number. */
    @Test
    @Verifies("A1.4#3")
    void aPathWrittenInNumbersIsNoWayRound() throws IOException {
        var strangers = (Semaphore) Objects.requireNonNull(ReflectionTestUtils.getField(floods, "strangers"));
        var taken = strangers.drainPermits();
        try {
            assertThat(new Knock("/%73ign-in", Map.of(), "username", "nobody", "password", "wrong")
                            .at(cast.portal(), "127.41.11.1")
                            .status())
                    .isEqualTo(503);
        } finally {
            strangers.release(taken);
        }
    }

    /** Tries come back while time goes by: two refusals in a row say that there is none, and that it was told. */
    private void tire(String network) throws IOException {
        int refused = 0;
        for (int i = 0; refused < 2; i++) {
            assertThat(i).as("tries of one network").isLessThan(100);
            refused = knock("nobody-" + i, "wrong", network, Map.of()).status() == 429 ? refused + 1 : 0;
        }
    }

    private Knock.Answer knock(String name, String password, String network, Map<String, String> cookies)
            throws IOException {
        return new Knock("/sign-in", cookies, "username", name, "password", password).at(cast.portal(), network);
    }
}
