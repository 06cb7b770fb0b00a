package org.havenport.policies;

import java.time.Clock;
import org.havenport.home.Words;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The hours as a part of these pages. */
@Component
class HoursPart implements Part {

    private final BusinessHours hours;
    private final Clock clock;

    HoursPart(BusinessHours hours, Clock clock) {
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String key() {
        return "policies.hours";
    }

    @Override
    public String path() {
        return HoursController.PATH;
    }

    @Override
    public String now(Viewer viewer, Words words) {
        return words.say(
                hours.open(clock.instant()) ? "policies.hours.now.open" : "policies.hours.now.closed",
                hours.locations().size() + 1);
    }
}
