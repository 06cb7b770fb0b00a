package org.havenport.demo;

import static org.havenport.demo.Analyte.*;
import static org.havenport.demo.Panel.*;
import static org.havenport.demo.Visit.Reason.*;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The visits that are told rather than drawn: so long before now, with these values. */
record Story(
        Duration ago,
        Duration reportedAgo,
        Visit.Reason reason,
        List<Panel> panels,
        Map<Analyte, BigDecimal> values,
        @Nullable String comment) {

    private static final String ANN_IS_TOLD =
            "Ann, your potassium is a little higher than I like. This happens with lisinopril, and at this level it is"
                    + " not dangerous. Please leave out salt substitutes and keep taking your pills. I would like one"
                    + " more blood test within a week.";

    private static final int DAY = 24 * 60;

    /**
     * The told visits of a patient, oldest first; empty when all are drawn.
     *
     * @param later as the laboratory tells it once it has corrected itself
     */
    static List<Story> of(int index, boolean later) {
        return switch (index) {
            case Known.ANN ->
                List.of(
                        past(625, YEARLY, List.of(METABOLIC, LONG_TERM_SUGAR), "4.4", "6.6"),
                        past(436, FOLLOW_UP, List.of(METABOLIC, LONG_TERM_SUGAR), "4.6", "6.9"),
                        past(254, FOLLOW_UP, List.of(METABOLIC, LONG_TERM_SUGAR), "4.7", "7.0"),
                        past(99, YEARLY, List.of(METABOLIC, LIPIDS, LONG_TERM_SUGAR), "5.0", "6.9"),
                        recent(
                                54,
                                47,
                                FOLLOW_UP,
                                List.of(METABOLIC, LONG_TERM_SUGAR),
                                Map.of(
                                        POTASSIUM, new BigDecimal("5.4"),
                                        CREATININE, new BigDecimal("0.88"),
                                        GLUCOSE, new BigDecimal("112"),
                                        A1C, new BigDecimal("6.8")),
                                ANN_IS_TOLD),
                        today(320, 6, POTASSIUM_ALONE, POTASSIUM, "6.2"));
            case Known.MARCUS -> List.of(today(1500, 1260, CLOTTING, INR, "4.1"));
            case Known.HELEN -> List.of(today(190, 35, BLOOD_COUNT, HEMOGLOBIN, "6.6"));
            case Known.PRIYA -> List.of(today(7300, 5600, THYROID, THYROTROPIN, later ? "2.31" : "5.31"));
            case Known.TOMAS -> List.of(today(2300, 1980, VITAMIN, VITAMIN_D, "36"));
            case Known.SOMEBODY_WRITTEN_TO -> List.of(today(13 * DAY, 12 * DAY, VITAMIN, VITAMIN_D, "38"));
            case Known.SOMEBODY_CALLED ->
                List.of(new Story(
                        Duration.ofDays(12),
                        Duration.ofDays(11),
                        FOLLOW_UP,
                        List.of(LONG_TERM_SUGAR),
                        Map.of(A1C, new BigDecimal("9.4")),
                        null));
            default -> List.of();
        };
    }

    private static Story past(int days, Visit.Reason reason, List<Panel> panels, String potassium, String a1c) {
        var ago = Duration.ofDays(days);
        return new Story(
                ago,
                ago.minusHours(7),
                reason,
                panels,
                Map.of(POTASSIUM, new BigDecimal(potassium), A1C, new BigDecimal(a1c)),
                null);
    }

    private static Story recent(
            int hoursAgo,
            int reportedHoursAgo,
            Visit.Reason reason,
            List<Panel> panels,
            Map<Analyte, BigDecimal> values,
            String comment) {
        return new Story(
                Duration.ofHours(hoursAgo), Duration.ofHours(reportedHoursAgo), reason, panels, values, comment);
    }

    private static Story today(int minutesAgo, int reportedMinutesAgo, Panel panel, Analyte analyte, String value) {
        return new Story(
                Duration.ofMinutes(minutesAgo),
                Duration.ofMinutes(reportedMinutesAgo),
                BLOOD_TEST,
                List.of(panel),
                Map.of(analyte, new BigDecimal(value)),
                null);
    }
}
