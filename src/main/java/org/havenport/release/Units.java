package org.havenport.release;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From one unit of a laboratory to another, by UCUM. Between mass and amount of substance the table of molar masses
 * helps, between equivalents and amount the charge. What was asked once is remembered.
 */
@Component
class Units {

    private static final MathContext EXACT = MathContext.DECIMAL64;
    private static final int LONGEST = 24;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** UCUM counts one equivalent as one mole, whatever the charge: that is only right for a charge of one. */
    private static final Pattern EQUIVALENTS = Pattern.compile("(^|[^a-z])[munp]?eq($|[^a-z])");

    private final Map<String, String> printed = new HashMap<>();
    private final Map<String, Molar> molar = new HashMap<>();
    private final Cache<Asked, Optional<BigDecimal>> factors =
            Caffeine.newBuilder().maximumSize(4000).build();

    private record Molar(BigDecimal mass, @Nullable BigDecimal charge) {}

    private record Asked(String from, String to, String code) {}

    /** The units themselves are read when somebody first needs more than the names in our own list. */
    private static final class Ucum {
        static final UcumService SERVICE = read();

        private static UcumService read() {
            try (var essence =
                    Objects.requireNonNull(UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml"))) {
                return new UcumEssenceService(essence);
            } catch (UcumException e) {
                throw new IllegalStateException("The units of measure could not be read", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Units() {
        DataFile.rows("printed-units.csv").forEach(row -> printed.put(row[0], row[1]));
        DataFile.rows("molar-masses.csv").forEach(row -> {
            var one = new Molar(new BigDecimal(row[1]), row[2].isEmpty() ? null : new BigDecimal(row[2]));
            for (var code : row[3].split(" ", -1)) {
                molar.put(code, one);
            }
        });
    }

    /**
     * By what a value in one unit is multiplied to stand in another.
     *
     * @param from as a laboratory prints it or as UCUM writes it
     * @param to in UCUM
     * @param loinc of the analyte
     * @return empty when that cannot be said
     */
    Optional<BigDecimal> factor(String from, String to, String loinc) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        return from.isBlank() || from.length() > LONGEST
                ? Optional.empty()
                : factors.get(new Asked(from, to, loinc), this::asked);
    }

    /** Whether it is a unit at all. */
    boolean isKnown(String ucum) {
        return ucum.length() <= LONGEST && Ucum.SERVICE.validate(ucum) == null;
    }

    private Optional<BigDecimal> asked(Asked asked) {
        var small = SPACES.matcher(asked.from()).replaceAll("").toLowerCase(Locale.ROOT);
        var from = printed.getOrDefault(small, asked.from());
        return from.equals(asked.to())
                ? Optional.of(BigDecimal.ONE)
                : Optional.ofNullable(factor(from, asked.to(), molar.get(asked.code())));
    }

    private static @Nullable BigDecimal factor(String from, String to, @Nullable Molar molar) {
        var equivalents = isInEquivalents(from);
        if (equivalents == isInEquivalents(to)) {
            var plain = converted(from, to);
            return plain != null || molar == null ? plain : overMoles(from, to, molar.mass());
        }
        if (molar == null || molar.charge() == null) {
            return null;
        }
        var asMoles = equivalents ? from.replace("eq", "mol") : from;
        var toMoles = equivalents ? to : to.replace("eq", "mol");
        var amount = converted(asMoles, toMoles);
        var over = amount == null ? overMoles(asMoles, toMoles, molar.mass()) : amount;
        if (over == null) {
            return null;
        }
        return equivalents ? over.divide(molar.charge(), EXACT) : over.multiply(molar.charge(), EXACT);
    }

    private static boolean isInEquivalents(String unit) {
        return EQUIVALENTS.matcher(unit).find();
    }

    /** Grams become moles, or moles grams. */
    private static @Nullable BigDecimal overMoles(String from, String to, BigDecimal mass) {
        var grams = converted(from, "g/L");
        if (grams != null) {
            var moles = converted("mol/L", to);
            return moles == null ? null : grams.divide(mass, EXACT).multiply(moles, EXACT);
        }
        var moles = converted(from, "mol/L");
        var back = moles == null ? null : converted("g/L", to);
        return back == null || moles == null
                ? null
                : moles.multiply(mass, EXACT).multiply(back, EXACT);
    }

    private static @Nullable BigDecimal converted(String from, String to) {
        try {
            var one = Ucum.SERVICE.convert(new Decimal("1.000000000000000"), from, to);
            return new BigDecimal(one.asDecimal());
        } catch (UcumException | RuntimeException noUnit) {
            return null;
        }
    }
}
