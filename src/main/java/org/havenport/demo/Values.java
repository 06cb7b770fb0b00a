package org.havenport.demo;

import static org.havenport.demo.Analyte.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** What the laboratory finds in one patient over time: a level of their own, what conditions do to it, and chance. */
final class Values {

    private final Person person;
    private final RandomGenerator random;
    private final LocalDate since;
    private final Map<Analyte, Double> level = new EnumMap<>(Analyte.class);
    private final Map<Analyte, Double> drift = new EnumMap<>(Analyte.class);

    Values(Person person, RandomGenerator random, LocalDate since) {
        this.person = person;
        this.random = random;
        this.since = since;
    }

    /** All values of one report, in the order of the panel; what is given stands. */
    Map<Analyte, BigDecimal> of(Panel panel, LocalDate day, Map<Analyte, BigDecimal> given) {
        var values = new EnumMap<Analyte, BigDecimal>(Analyte.class);
        for (var analyte : panel.members()) {
            if (analyte == EGFR && person.ageOn(day) < 18) {
                continue;
            }
            var value = given.get(analyte);
            values.put(analyte, value != null ? value : analyte.rounded(found(analyte, day, values)));
        }
        return values;
    }

    private double found(Analyte analyte, LocalDate day, Map<Analyte, BigDecimal> known) {
        return switch (analyte) {
            case EGFR -> filtration(value(known, CREATININE), person.ageOn(day), person.female());
            case HEMATOCRIT -> value(known, HEMOGLOBIN) * 3 + random.nextGaussian() * 0.4;
            case RED_CELLS -> value(known, HEMATOCRIT) * 10 / value(known, CELL_VOLUME);
            case CELL_HEMOGLOBIN -> value(known, HEMOGLOBIN) * 10 / value(known, RED_CELLS);
            case LDL -> Math.max(20, value(known, CHOLESTEROL) - value(known, HDL) - value(known, TRIGLYCERIDES) / 5);
            default -> drawn(analyte, day);
        };
    }

    private double drawn(Analyte analyte, LocalDate day) {
        var typical = analyte.typical(person);
        var spread = analyte.spread(person);
        var years = (day.toEpochDay() - since.toEpochDay()) / 365.25;
        var own = level.computeIfAbsent(analyte, _ -> typical + between(random.nextGaussian(), 1.6) * spread);
        var step =
                drift.merge(analyte, between(random.nextGaussian(), 2) * spread * 0.5, (old, next) -> old * 0.5 + next);
        var value = own + step;
        for (var condition : person.conditions()) {
            var shift = condition.shift(analyte);
            value += shift.offset() + shift.perYear() * years;
        }
        return notCritical(analyte, Math.max(value, typical * 0.15));
    }

    /** Chance makes no critical value: those there are stand in a story. */
    private static double notCritical(Analyte analyte, double value) {
        var low = analyte.notCritical().low();
        var high = analyte.notCritical().high();
        var least = low == null ? value : Math.max(value, low.doubleValue() * 1.08);
        return high == null ? least : Math.min(least, high.doubleValue() * 0.92);
    }

    private static double between(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }

    private static double value(Map<Analyte, BigDecimal> known, Analyte analyte) {
        return Objects.requireNonNull(known.get(analyte)).doubleValue();
    }

    /** Estimated glomerular filtration rate, CKD-EPI 2021 (creatinine in mg/dL). */
    private static double filtration(double creatinine, int age, boolean female) {
        var ratio = creatinine / (female ? 0.7 : 0.9);
        var rate = 142
                * Math.pow(Math.min(ratio, 1), female ? -0.241 : -0.302)
                * Math.pow(Math.max(ratio, 1), -1.2)
                * Math.pow(0.9938, age);
        return female ? rate * 1.012 : rate;
    }
}
