package org.havenport.protocols;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What goes with a value: the reason and the day. */
final class Beside {

    private static final int LONGEST = 2000;
    private static final int MOST_YEARS_AHEAD = 2;

    private Beside() {}

    static List<Wrong> wrong(Parameter<?> parameter, boolean departs, String reason, LocalDate from, LocalDate today) {
        var wrong = new ArrayList<Wrong>();
        if (departs && parameter.asksForReason() && reason.isEmpty()) {
            wrong.addAll(Wrong.of("reason", "empty"));
        }
        if (reason.length() > LONGEST) {
            wrong.addAll(Wrong.of("reason", "long", LONGEST));
        }
        if (from.isBefore(today)) {
            wrong.addAll(Wrong.of("from", "past"));
        } else if (from.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            wrong.addAll(Wrong.of("from", "far", MOST_YEARS_AHEAD));
        }
        return wrong;
    }

    static void demandWhy(Proposal proposal, String why) {
        if (why.isBlank()) {
            throw new NotAcceptable(proposal.key(), Wrong.of("why", "empty"));
        }
        if (why.length() > LONGEST) {
            throw new NotAcceptable(proposal.key(), Wrong.of("why", "long", LONGEST));
        }
    }
}
