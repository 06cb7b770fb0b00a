package org.havenport.home;

import gg.jte.output.StringOutput;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.havenport.protocols.Practice;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every page for patients begins with the number to call in an emergency, the outage page too. */
@Component
class EmergencyHelpComesFirst implements Safeguard {

    private static final String EMERGENCY = "911";

    private final ObjectProvider<Frames> frames;
    private final ObjectProvider<TheDisclaimerStandsOnTheStartPage> start;
    private final Pages pages;
    private final Clock clock;

    EmergencyHelpComesFirst(
            ObjectProvider<Frames> frames,
            ObjectProvider<TheDisclaimerStandsOnTheStartPage> start,
            Pages pages,
            Clock clock) {
        this.frames = frames;
        this.start = start;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("A5.2", "B.dis.5");
    }

    @Override
    public String promise() {
        return "Emergency help comes first on every page for patients, and works when the database does not.";
    }

    /** The practice as a page may show it: whatever was decided, there is an emergency number. */
    Practice reachable(Practice practice) {
        return practice.emergencyNumber().isBlank() ? practice.withEmergencyNumber(EMERGENCY) : practice;
    }

    @Override
    public Evidence evidence() {
        var late = new ArrayList<String>();
        boolean phone = true;
        for (var language : Languages.SPOKEN) {
            var frame = frames.getObject().forNobody(Locale.forLanguageTag(language), "/");
            var practice = frame.practice();
            phone &= !practice.phone().isBlank();
            for (var page : List.of("start", "urgent_help", "away")) {
                if (!first(render(page, frame), practice)) {
                    late.add(page + " (" + language + ")");
                }
            }
            var help = render("urgent_help", frame);
            if (!help.contains(tel(practice.crisisLine())) || !help.contains(tel(practice.poisonLine()))) {
                late.add("crisis and poison lines (" + language + ")");
            }
        }
        if (!late.isEmpty()) {
            return Evidence.broken("Not first: " + String.join(", ", late), clock.instant(), "/urgent-help");
        }
        return phone
                ? Evidence.holds("3 kinds of page in 2 languages begin with it.", clock.instant())
                : Evidence.needsAttention(
                        "The emergency number comes first, but the practice has not given its own phone number.",
                        clock.instant(),
                        null);
    }

    /** The number comes before the first heading and before every link but the one that skips to the page. */
    private static boolean first(String html, Practice practice) {
        int call = html.indexOf(tel(practice.emergencyNumber()));
        int body = html.indexOf("<main");
        int heading = html.indexOf("<h1");
        int link = html.indexOf("href=\"/", html.indexOf("<body"));
        return call > 0 && call < body && call < heading && (link < 0 || call < link);
    }

    private static String tel(String number) {
        return "href=\"tel:" + Practice.tel(number) + "\"";
    }

    private String render(String page, Frame frame) {
        var model = new HashMap<String, Object>();
        model.put("frame", frame);
        model.put("page", page.equals("start") ? start.getObject().page(frame.words(), true) : null);
        var output = new StringOutput();
        pages.render("home/" + page, model, output);
        return output.toString();
    }
}
