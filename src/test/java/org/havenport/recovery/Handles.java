package org.havenport.recovery;

import org.havenport.house.Cast;
import org.springframework.stereotype.Component;

/** What a browser holds that asked for a new password, for tests of other rooms. */
@Component
public class Handles {

    private final Cast cast;
    private final Forgetful forgetful;

    Handles(Cast cast, Forgetful forgetful) {
        this.cast = cast;
        this.forgetful = forgetful;
    }

    /** Asks for this name, and lets the round look at it. */
    public String of(String username) {
        var browser = cast.stranger();
        forgetful.ask(browser, username);
        return browser.cookie("havenport-recovery");
    }

    /** A user name of somebody who could be sent a mail. */
    public String somebody() {
        return forgetful.somebody().username();
    }
}
