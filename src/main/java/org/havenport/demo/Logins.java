package org.havenport.demo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.access.Totp;
import org.jspecify.annotations.Nullable;

/** Draws the logins of the practice: every colleague, and some of the patients. */
final class Logins {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Ann, Cara, and those whose results make the day; Iris and Paul have none yet. */
    private static final List<Integer> PATIENTS = List.of(0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15);

    private static final List<String> WORDS = List.of(("acorn amber anchor apple april arrow aspen autumn badge bagel"
                    + " bamboo banjo barn basil beacon beaver bench berry birch bison blanket boat bottle branch bread"
                    + " breeze brick bridge brook bucket butter button cabin cactus candle canoe canyon carrot cedar"
                    + " cello chalk cherry chess cinder citrus clay clover coast cocoa comet copper coral cotton cove"
                    + " cradle crane creek cricket crystal cup daisy dawn delta desert dew dolphin door dove drum dune"
                    + " eagle echo elm ember engine fable falcon feather fern field finch flute forest fossil fox"
                    + " garden garlic ginger glacier glove grape gravel guitar harbor hazel heron hill honey horizon"
                    + " ink iris island ivory ivy jacket jasmine jelly juniper kayak kettle kite ladder lagoon lake"
                    + " lantern lark laurel leaf lemon lily linen lobster loom lotus lumber magnet mango maple marble"
                    + " meadow melon mint mirror mitten moss mountain napkin nectar needle nest nickel nutmeg oak oasis"
                    + " oat ocean olive onion orbit orchid otter oyster paddle panda paper pasture peach pebble pecan"
                    + " pelican pepper piano pigeon pillow pine planet plum pocket poppy prairie puzzle quail quartz"
                    + " quilt rabbit radish rain raven reef ribbon river robin rocket rose saddle saffron sage salmon"
                    + " sand scarf sequoia shadow shell silver sky sparrow spruce squash stone summit swan tablet tango"
                    + " teapot thistle thunder timber tomato trail tulip tunnel turtle valley vanilla velvet violet"
                    + " wagon walnut water willow window winter wren yarn zebra zinc")
            .split(" "));

    private Logins() {}

    static List<Login> draw(SyntheticPractice practice, int patients) {
        var logins = new ArrayList<Login>();
        PATIENTS.stream().filter(number -> number < patients).forEach(number -> {
            var person = practice.person(number);
            var role = "Patient" + (person.language().equals("es") ? ", speaks Spanish" : "");
            logins.add(login(person.name(), role, person.userName(), number, null));
        });
        for (var colleague : Colleague.values()) {
            logins.add(login(colleague.shownAs(), colleague.job(), colleague.userName(), null, colleague.name()));
        }
        return logins;
    }

    private static Login login(
            String name, String role, String username, @Nullable Integer number, @Nullable String colleague) {
        return new Login(name, role, username, passphrase(), Totp.newSecret(), number, colleague);
    }

    /** Six words of some 230: 47 bits, more than any lock-out lets somebody guess. */
    private static String passphrase() {
        return Stream.generate(() -> WORDS.get(RANDOM.nextInt(WORDS.size())))
                .limit(6)
                .collect(Collectors.joining("-"));
    }
}
