package org.havenport.release;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.havenport.chart.Arrival;
import org.havenport.chart.Filing;
import org.havenport.chart.Flag;
import org.havenport.followup.Consequence;
import org.havenport.release.Reason.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says how grave what arrives is (A3.2). The mark of the laboratory always counts; whatever else is looked at can only
 * add to it (ruling 4). History rings no phones (ruling 2).
 */
@Component
class Judge {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] SIGNIFICANTLY_HIGH = "\"HU\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGNIFICANTLY_LOW = "\"LU\"".getBytes(StandardCharsets.UTF_8);

    private final Limits limits;
    private final Writings writings;
    private final LaboratoryWords laboratory;

    Judge(Limits limits, Writings writings, LaboratoryWords laboratory) {
        this.limits = limits;
        this.writings = writings;
        this.laboratory = laboratory;
    }

    /**
     * How grave a group of news is.
     *
     * @param born when the patient was born, asked only where it matters; gives null when that is not known
     */
    Judgement of(Filing.Group group, Supplier<@Nullable LocalDate> born) {
        var reasons = new ArrayList<Reason>();
        var news = group.news().stream()
                .filter(arrival -> !arrival.history() && !arrival.isTakenBack())
                .toList();
        for (var arrival : news) {
            reasons.addAll(marks(arrival));
            reasons.addAll(limits.reasons(arrival, born));
            reasons.addAll(writings.reasons(arrival));
            reasons.addAll(laboratory.reasons(arrival));
        }
        if (news.stream().anyMatch(Arrival::isTaboo) && ResultClass.of(group).isPresent()) {
            reasons.add(Reason.of(Kind.LABEL, Consequence.SIGNIFICANT));
        }
        if (reasons.isEmpty()) {
            writings.unclear(news).ifPresent(reasons::add);
        }
        return Judgement.of(reasons);
    }

    /** What the laboratory itself says of it (HL7 v2 table 0078, HL7 v3 ObservationInterpretation). */
    private static List<Reason> marks(Arrival arrival) {
        var flag = arrival.gist().flag();
        if (flag == null) {
            return Inside.of(arrival).stream()
                    .filter(it -> it.flag() != null && it.flag().isCritical())
                    .map(it -> Reason.of(
                            Kind.FLAG,
                            Consequence.CRITICAL,
                            it.measured().title(),
                            it.measured().shown()))
                    .toList();
        }
        var measured = Measured.of(arrival);
        if (flag.isCritical()) {
            return List.of(Reason.of(Kind.FLAG, Consequence.CRITICAL, measured.title(), measured.shown()));
        }
        return isSignificant(arrival, flag)
                ? List.of(Reason.of(Kind.FLAG, Consequence.SIGNIFICANT, measured.title(), measured.shown()))
                : List.of();
    }

    /** {@code HU} and {@code LU}: significantly high and low. */
    private static boolean isSignificant(Arrival arrival, Flag flag) {
        if (flag != Flag.HIGH && flag != Flag.LOW
                || !arrival.says(SIGNIFICANTLY_HIGH) && !arrival.says(SIGNIFICANTLY_LOW)) {
            return false;
        }
        try {
            for (var concept : JSON.readTree(arrival.body()).path("interpretation")) {
                for (var coding : concept.path("coding")) {
                    var code = coding.path("code").asString("");
                    if (code.equals("HU") || code.equals("LU")) {
                        return true;
                    }
                }
            }
            return false;
        } catch (JacksonException unreadable) {
            return true;
        }
    }
}
