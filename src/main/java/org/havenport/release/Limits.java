package org.havenport.release;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.havenport.chart.Arrival;
import org.havenport.chart.ContainedValues;
import org.havenport.followup.Consequence;
import org.havenport.protocols.Protocols;
import org.havenport.release.Reason.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The critical limits in force, laid out by code: judging is on the way in of every result. */
@Component
class Limits {

    /** Values that have no unit, and whose unit many laboratories therefore leave out. */
    private static final Set<String> WITHOUT_UNIT = Set.of("{INR}", "[pH]");

    private static final byte[] PARTS = "\"component\"".getBytes(StandardCharsets.UTF_8);

    private final Protocols protocols;
    private final Units units;
    private volatile Table last = new Table(new CriticalLimit[0]);

    Limits(Protocols protocols, Units units) {
        this.protocols = protocols;
        this.units = units;
    }

    private static final class Table {
        final CriticalLimit[] of;
        final Map<String, List<CriticalLimit>> byCode = new HashMap<>();

        Table(CriticalLimit[] of) {
            this.of = of;
            for (var limit : of) {
                for (var code : limit.loinc()) {
                    byCode.computeIfAbsent(code, _ -> new ArrayList<>()).add(limit);
                }
            }
        }
    }

    /**
     * Why a value must be spoken about, judged by the limits in force.
     *
     * @param born when the patient was born, asked only where it matters; null when that is not known, and then every age
     *     may be theirs
     */
    List<Reason> reasons(Arrival arrival, Supplier<@Nullable LocalDate> born) {
        if (!arrival.isResult()) {
            return List.of();
        }
        var table = table();
        if (!arrival.says(PARTS)
                && !ContainedValues.mayBeIn(arrival)
                && rows(table, Measured.of(arrival)).isEmpty()) {
            return List.of();
        }
        var reasons = new ArrayList<Reason>();
        for (var measured : Measured.readIn(arrival)) {
            var day = LocalDate.ofInstant(arrival.effective(), ZoneOffset.UTC);
            for (var limit : ofAge(rows(table, measured), born, day)) {
                judge(measured, limit).ifPresent(reasons::add);
            }
        }
        return reasons;
    }

    private static List<CriticalLimit> rows(Table table, Measured measured) {
        for (var code : measured.codes()) {
            var rows = table.byCode.get(code);
            if (rows != null) {
                return rows;
            }
        }
        return List.of();
    }

    private static List<CriticalLimit> ofAge(
            List<CriticalLimit> rows, Supplier<@Nullable LocalDate> born, LocalDate day) {
        if (rows.stream().allMatch(row -> row.ages().isAll())) {
            return rows;
        }
        var birth = born.get();
        return birth == null
                ? rows
                : rows.stream().filter(row -> row.ages().holds(birth, day)).toList();
    }

    private Optional<Reason> judge(Measured measured, CriticalLimit limit) {
        if (measured.value() == null) {
            return Optional.empty();
        }
        var span = measured.span();
        if (span == null) {
            return measured.mayHideANumber() ? Optional.of(look(Kind.NO_NUMBER, measured)) : Optional.empty();
        }
        var factor = factor(measured, limit);
        return factor == null ? Optional.of(look(Kind.UNIT, measured)) : judge(measured, span.times(factor), limit);
    }

    private static Optional<Reason> judge(Measured measured, Measured.Span span, CriticalLimit limit) {
        var low = limit.low();
        var high = limit.high();
        if (low != null && span.isSurelyAtMost(low)) {
            return Optional.of(reached(measured, "≤ " + low.toPlainString() + " " + limit.unit()));
        }
        if (high != null && span.isSurelyAtLeast(high)) {
            return Optional.of(reached(measured, "≥ " + high.toPlainString() + " " + limit.unit()));
        }
        var open = low != null && span.mayBeAtMost(low) || high != null && span.mayBeAtLeast(high);
        return open ? Optional.of(look(Kind.NO_NUMBER, measured)) : Optional.empty();
    }

    private static Reason reached(Measured measured, String limit) {
        return Reason.of(Kind.LIMIT, Consequence.CRITICAL, measured.title(), measured.shown(), limit);
    }

    /** What the table cannot judge goes to a person. */
    private static Reason look(Kind kind, Measured measured) {
        return Reason.of(kind, Consequence.SIGNIFICANT, measured.title(), measured.shown());
    }

    /** By what the value is multiplied; null when that cannot be said, or print and code of the unit disagree. */
    private @Nullable BigDecimal factor(Measured measured, CriticalLimit limit) {
        var code = measured.codes().isEmpty() ? "" : measured.codes().getFirst();
        var printed = measured.unit();
        var ucum = measured.ucum();
        if ((printed == null || printed.isBlank()) && (ucum == null || ucum.isBlank() || ucum.equals("1"))) {
            return WITHOUT_UNIT.contains(limit.unit()) ? BigDecimal.ONE : null;
        }
        var byPrint = printed == null
                ? null
                : units.factor(printed, limit.unit(), code).orElse(null);
        var byCode =
                ucum == null ? null : units.factor(ucum, limit.unit(), code).orElse(null);
        if (byPrint == null || byCode == null) {
            return byPrint == null ? byCode : byPrint;
        }
        return byPrint.subtract(byCode).abs().compareTo(byCode.abs().movePointLeft(2)) > 0 ? null : byCode;
    }

    private Table table() {
        var value = protocols.value(ReleaseParameters.CRITICAL_LIMITS);
        var known = last;
        if (known.of != value) {
            known = new Table(value);
            last = known;
        }
        return known;
    }
}
