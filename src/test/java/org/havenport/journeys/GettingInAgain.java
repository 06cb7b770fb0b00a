package org.havenport.journeys;

import java.time.Clock;
import java.util.UUID;
import org.havenport.access.Totp;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PostOffice;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.notices.Mailbag;
import org.havenport.recovery.Lookout;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Somebody with an e-mail address, what really came there, and the app on a new phone. */
@Component
class GettingInAgain {

    private static final int STEP = 30;

    private final Cast cast;
    private final ContactPoints points;
    private final Lookout lookout;
    private final Mailbag mailbag;
    private final Clock clock;

    GettingInAgain(Cast cast, ContactPoints points, Lookout lookout, Mailbag mailbag, Clock clock) {
        this.cast = cast;
        this.points = points;
        this.lookout = lookout;
        this.mailbag = mailbag;
        this.clock = clock;
    }

    /** A patient and the address at which they are reached. */
    record Somebody(CastMember person, String mail) {}

    Somebody somebody() {
        var person = cast.newPatient();
        var mail = "mail-" + UUID.randomUUID() + "@journey.example.org";
        points.enter((Viewer.Job) Viewer.job("journey"), person.patient(), Channel.EMAIL, mail);
        return new Somebody(person, mail);
    }

    /** Asks for a code and reads it in the mail that came. */
    String asks(Screen screen, Somebody who) {
        screen.open("/forgotten");
        screen.fill("username", who.person().username());
        screen.press("Send me a code");
        lookout.look();
        mailbag.empty(who.person().patient());
        return Mailbag.codeTo(who.mail());
    }

    /** Everything that came to somebody, as they read it. */
    String letters(Somebody who) {
        mailbag.empty(who.person().patient());
        var all = new StringBuilder();
        PostOffice.mailTo(who.mail()).forEach(mail -> all.append(PostOffice.whole(mail)));
        return all.toString();
    }

    /** The key of the new app, as the page shows it. */
    static String key(Screen screen) {
        return screen.main().locator("code.key").innerText().replace(" ", "").strip();
    }

    /** What the new app shows now, or so many steps later. */
    String digits(String key, int steps) {
        return Totp.code(key, clock.instant().plusSeconds((long) steps * STEP));
    }
}
