package org.havenport.release;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.havenport.chart.Category;
import org.havenport.release.EveryResultAtEveryTimeTests.Done;
import org.havenport.release.EveryResultAtEveryTimeTests.Sent;
import org.jspecify.annotations.Nullable;

/**
 * What each state's law does with a result, in sentences, as they were read in the statutes.
 *
 * @param over when it is over by itself; null where no law holds it
 * @param untilSpoken somebody speaks with the patient first, and that ends it
 * @param patientMay the patient may have it at once who asks for it
 * @param clinicianMay a clinician may release it
 */
record WhatTheLawSays(@Nullable Instant over, boolean untilSpoken, boolean patientMay, boolean clinicianMay) {

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final WhatTheLawSays NOTHING = new WhatTheLawSays(null, false, true, true);

    /** Three business days later: looked up in a calendar. */
    private static final Map<Instant, Instant> THREE_BUSINESS_DAYS = Map.of(
            instant("2027-07-01T00:00:00-05:00"), instant("2027-07-06T00:00:00-05:00"),
            instant("2027-07-10T12:00:00-05:00"), instant("2027-07-15T00:00:00-05:00"),
            instant("2027-11-05T10:00:00-05:00"), instant("2027-11-10T10:00:00-06:00"));

    private static final Map<Instant, Instant> THIRD_MIDNIGHT = new HashMap<>();

    static WhatTheLawSays of(String state, Sent sent, String label, Instant at) {
        var genes = itsClass(sent, label).equals("GENETICS");
        var cancer = sent == Sent.CANCER_IN_TISSUE || sent == Sent.CANCER_IN_A_PICTURE;
        var result = sent.type.equals("Observation") || sent.type.equals("DiagnosticReport");
        var hiv = sent == Sent.HIV_FOUND || sent == Sent.HIV_NOT_FOUND || result && label.equals("HIV");
        var negative = sent == Sent.HIV_NOT_FOUND || sent == Sent.HEPATITIS_NOT_FOUND || sent == Sent.DRUGS;
        var hepatitis = sent == Sent.HEPATITIS_FOUND;
        var drugs = sent == Sent.DRUGS;
        return switch (state) {
            // Texas: cancer and genes, not before the third day, and nobody earlier; since September 2025.
            case "TX" ->
                (cancer || genes) && !at.isBefore(instant("2025-09-01T00:00:00-05:00"))
                        ? new WhatTheLawSays(
                                THIRD_MIDNIGHT.computeIfAbsent(at, WhatTheLawSays::thirdMidnight), false, false, false)
                        : NOTHING;
            // Kentucky: cancer and genes, 72 hours, the clinician earlier.
            case "KY" -> cancer || genes ? new WhatTheLawSays(hours72(at), false, false, true) : NOTHING;
            // Montana: besides these HIV and hepatitis that were found; since July 2026.
            case "MT" ->
                (cancer || genes || hiv && !negative || hepatitis) && !at.isBefore(instant("2026-07-01T00:00:00-05:00"))
                        ? new WhatTheLawSays(hours72(at), false, false, true)
                        : NOTHING;
            // Colorado: cancer and genes, three business days, the patient at once; from July 2027.
            case "CO" ->
                (cancer || genes) && !at.isBefore(instant("2027-07-01T00:00:00-05:00"))
                        ? new WhatTheLawSays(THREE_BUSINESS_DAYS.get(at), false, true, true)
                        : NOTHING;
            // California: HIV, hepatitis, drugs and cancer; spoken about first, and no clock but the practice's own.
            case "CA" ->
                hiv || hepatitis || drugs || cancer
                        ? new WhatTheLawSays(at.plus(Duration.ofDays(30)), true, false, false)
                        : NOTHING;
            // Nobody else, and no state whose rules nobody approved.
            default -> NOTHING;
        };
    }

    /** Whether the patient sees it. */
    boolean opens(boolean grave, Instant now, Done done) {
        var spoke = done == Done.NURSE_SPOKE || done == Done.CLINICIAN_SPOKE;
        var asked = done == Done.ASKED;
        if (over != null && now.isBefore(over)) {
            // While a law holds it: the patient where the law lets them, else a clinician where it lets them, else
            // nobody.
            if (untilSpoken) {
                return spoke;
            }
            return asked && patientMay || done == Done.CLINICIAN_SPOKE && clinicianMay;
        }
        // What is grave is not pushed before somebody spoke, and opens to the patient who asks. All else is open.
        var waits = grave || untilSpoken;
        return !waits || asked || spoke;
    }

    /** The class of what is sent. */
    static String itsClass(Sent sent, String label) {
        var genetic = sent == Sent.GENES || label.equals("GDIS");
        if (genetic && (sent.category == Category.LABORATORY || sent.category == Category.PATHOLOGY)) {
            return "GENETICS";
        }
        return switch (sent) {
            case CULTURE -> "MICROBIOLOGY";
            case CANCER_IN_TISSUE, NO_CANCER_IN_TISSUE -> "PATHOLOGY";
            case CANCER_IN_A_PICTURE, CLEAR_PICTURE -> "IMAGING";
            case NOTE, LETTER, PROBLEM -> sent.name();
            case BLOOD_PRESSURE -> "";
            default -> "LABORATORY";
        };
    }

    private static Instant hours72(Instant at) {
        return at.plusSeconds(72 * 60 * 60);
    }

    /** Three times the calendar on the wall has turned: found by going on a second at a time around midnight. */
    private static Instant thirdMidnight(Instant at) {
        var now = at;
        for (int turned = 0; turned < 3; turned++) {
            var today = today(now);
            while (today(now.plusSeconds(3600)).equals(today)) {
                now = now.plusSeconds(3600);
            }
            while (today(now).equals(today)) {
                now = now.plusSeconds(1);
            }
        }
        return now;
    }

    private static LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    private static Instant instant(String at) {
        return OffsetDateTime.parse(at).toInstant();
    }
}
