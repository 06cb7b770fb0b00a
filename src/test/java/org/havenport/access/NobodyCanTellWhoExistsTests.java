package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.passwords.Hashes;
import org.havenport.viewer.Asking;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Drill F-21: at every entrance what exists and what does not get the same answer, byte by byte, and in the same time. A
 * difference counts when it is seen again in samples of its own, so that chance breaks no build.
 */
@PortalTest
@Tag("slow")
class NobodyCanTellWhoExistsTests {

    private static final int SAMPLES = Integer.getInteger("havenport.samples", 20);
    /** One of them alone, so that several programs may ask side by side; all of them when it is not given. */
    private static final String ENTRANCE = System.getProperty("havenport.entrance", "");

    private static final int WARM = Math.min(15, SAMPLES);
    private static final int SEEN = 3;

    @Autowired
    Cast cast;

    @Autowired
    Entrances entrances;

    @Autowired
    SignIn signIn;

    @Autowired
    Hashes hashes;

    @Autowired
    Asking asking;

    private final long seed = Long.getLong("havenport.seed", 20261122L);
    private final Random random = new Random(seed);
    private static final AtomicInteger addresses = new AtomicInteger();

    @Test
    @Verifies("A1.4#6")
    void sixEntrancesAnswerTheSameInTheSameTime() throws Exception {
        System.out.printf("enumeration: seed %d, %d samples each%n", seed, SAMPLES);
        var apart = new ArrayList<String>();
        for (var place : entrances.all()) {
            if ((ENTRANCE.isEmpty() || ENTRANCE.equals(place.name())) && isApart(place)) {
                apart.add(place.name());
            }
        }
        assertThat(apart).as("entrances that tell what exists").isEmpty();
    }

    @Test
    void aBuildThatSkipsTheHashOfUnknownNamesIsFound() throws Exception {
        var before = ReflectionTestUtils.getField(signIn, "passwords");
        ReflectionTestUtils.setField(signIn, "passwords", new SkipsTheHash(hashes, asking));
        try {
            assertThat(isApart(entrances.signIn())).as("the drill finds it").isTrue();
        } finally {
            ReflectionTestUtils.setField(signIn, "passwords", before);
        }
    }

    /** The hole of which the drill must be afraid: a name that nobody has costs nothing. */
    private static final class SkipsTheHash extends PasswordsAreHashedWithArgon2id {

        SkipsTheHash(Hashes hashes, Asking asking) {
            super(hashes, asking, java.time.Clock.systemUTC());
        }

        @Override
        Optional<Boolean> match(String password, @Nullable String hash, boolean known) {
            return hash == null ? Optional.of(false) : super.match(password, hash, known);
        }
    }

    /** Seen once by chance is one in a hundred for each test; what is there is seen every time. */
    private boolean isApart(Place place) throws Exception {
        for (int i = 0; i < WARM; i++) {
            ask(place.known(), i);
            ask(place.unknown(), i);
        }
        for (int seen = 1; seen <= SEEN; seen++) {
            var measured = measure(place, WARM + (seen - 1) * SAMPLES);
            System.out.printf("enumeration: %s: %s%n", place.name(), measured);
            if (!measured.apart()) {
                return false;
            }
        }
        return true;
    }

    private ToldApart measure(Place place, int from) throws Exception {
        var known = new double[SAMPLES];
        var unknown = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            var first = random.nextBoolean();
            var one = ask(first ? place.known() : place.unknown(), from + i);
            var other = ask(first ? place.unknown() : place.known(), from + i);
            assertThat(one.shown()).as("the two answers of %s", place.name()).isEqualTo(other.shown());
            (first ? known : unknown)[i] = one.answer().millis();
            (first ? unknown : known)[i] = other.answer().millis();
        }
        return ToldApart.of(known, unknown);
    }

    private record Heard(Knock.Answer answer, String shown) {}

    private Heard ask(Place.Asked asked, int i) throws Exception {
        var address = nextAddress();
        var question = asked.at(i, address);
        var answer = knock(question.knock(), address);
        return new Heard(answer, answer.shown(question.echoed()));
    }

    private Knock.Answer knock(Knock knock, String address) throws IOException {
        return knock.at(cast.portal(), address);
    }

    /** Each question comes from a network of its own, so that none is tired. */
    private static String nextAddress() {
        int next = addresses.incrementAndGet();
        return "127.%d.%d.%d".formatted(64 + next / 62_500 % 32, next / 250 % 250 + 1, next % 250 + 1);
    }

    @Test
    void differentBytesAreSeenAndTimesToo() {
        var headers = new java.util.TreeMap<>(java.util.Map.of("date", "now", "content-length", "4"));
        var one = new Knock.Answer(422, headers, List.of("a=1; Path=/"), "<p>ann</p>", 1);
        var same = new Knock.Answer(422, headers, List.of("a=2; Path=/"), "<p>bob</p>", 1);
        var other = new Knock.Answer(422, headers, List.of(), "<p>bob</p>", 1);
        assertThat(one.shown("ann")).isEqualTo(same.shown("bob")).isNotEqualTo(other.shown("bob"));
        var times = random.doubles(200, 10, 20).toArray();
        var later = random.doubles(200, 12, 22).toArray();
        assertThat(ToldApart.of(times, later).apart()).isTrue();
        assertThat(ToldApart.of(times, times).apart()).isFalse();
    }
}
