package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is refused at one entrance gains nothing at another. */
@PortalTest
class OneCounterForEveryWayInTests {

    private static final String HERE = "127.35.0.1";

    @Autowired
    Cast cast;

    @Autowired
    Tries tries;

    @Autowired
    ProgramSignIn program;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies({"A1.4#9", "A1.4#1"})
    void failuresAtEveryEntranceCountTogether() throws Exception {
        var ann = cast.newPatient();
        var ways = new WayIn[] {WayIn.RESET, WayIn.INVITATION, WayIn.PROOF_AGAIN, WayIn.RECOVERY_CODE};
        for (int i = 0; i < 9; i++) {
            if (i % 2 == 0) {
                assertThat(signIn(ann, "wrong")).isEqualTo(422);
            } else {
                var why = wrong(ways[i / 2], ann.username());
                assertThat(why).isEqualTo(new Try.Counted(9 - i));
            }
            clock.advance(Duration.ofMinutes(3));
        }
        assertThat(wrong(WayIn.ACTIVATION, ann.username())).isInstanceOf(Try.Locked.class);
        assertThat(signIn(ann, ann.password())).as("locked at the sign-in, too").isEqualTo(429);
        assertThat(wrong(WayIn.RESET, ann.username())).isInstanceOf(Try.Locked.class);
    }

    @Test
    @Verifies("A1.4#9")
    void theProgrammingInterfaceHasNoWayInOfItsOwn() throws Exception {
        var ann = cast.newPatient();
        var basic = java.util.Base64.getEncoder()
                .encodeToString(
                        (ann.username() + ":" + ann.password()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var asked = cast.stranger().send("GET", "/fhir/r4/Observation", null, "Authorization", "Basic " + basic);
        assertThat(asked.status()).as("only a session opens it").isIn(303, 401);
        for (int i = 0; i < 10; i++) {
            assertThat(program.signIn(ann.username(), "wrong", "000000")).isEmpty();
            clock.advance(Duration.ofMinutes(3));
        }
        assertThat(program.signIn(ann.username(), ann.password(), ann.code()))
                .as("a program that signs in counts like a person")
                .isEmpty();
    }

    private Try wrong(WayIn way, String name) {
        var from = new From(HERE, "", null);
        var tried = tries.once(way, name, from, _ -> Optional.<String>empty());
        return ((Tries.Tried.Wrong<String>) tried).why();
    }

    private int signIn(CastMember who, String password) throws Exception {
        return new Knock("/sign-in", Map.of(), "username", who.username(), "password", password)
                .at(cast.portal(), HERE)
                .status();
    }
}
