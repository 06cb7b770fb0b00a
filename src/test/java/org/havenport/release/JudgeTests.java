package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Flag;
import org.havenport.chart.Gist;
import org.havenport.followup.Consequence;
import org.havenport.house.Naughty;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.release.Reason.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class JudgeTests {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final LocalDate GROWN = TODAY.minusYears(40);

    @Autowired
    Judge judge;

    @Autowired
    Units units;

    @ParameterizedTest
    @Verifies("A3.2#1")
    @CsvSource({
        // a value in the unit of its limit, printed in many ways
        "2823-3, 6.0, mmol/L, CRITICAL",
        "2823-3, 5.9, mmol/L, ROUTINE",
        "2823-3, 6.4, mEq/L, CRITICAL",
        "2823-3, 2.8, MEQ/L, CRITICAL",
        "777-3, 18, K/uL, CRITICAL",
        "777-3, 18, x10E3/uL, CRITICAL",
        "777-3, 18, 10*9/L, CRITICAL",
        "777-3, 18000, /uL, CRITICAL",
        "777-3, 180, Thousand/uL, ROUTINE",
        "718-7, 6.8, gm/dL, CRITICAL",
        "718-7, 68, g/L, CRITICAL",
        "718-7, 4.1, mmol/L, CRITICAL",
        "718-7, 8.1, mmol/L, ROUTINE",
        // mass and amount of substance
        "2345-7, 26, mmol/L, CRITICAL",
        "2345-7, 5.5, mmol/L, ROUTINE",
        "14749-6, 460, mg/dL, CRITICAL",
        "2160-0, 480, umol/L, CRITICAL",
        "2160-0, 90, µmol/L, ROUTINE",
        "17861-6, 3.3, mmol/L, CRITICAL",
        // one equivalent of calcium is half a mole
        "17861-6, 4.8, meq/L, ROUTINE",
        "17861-6, 6.6, meq/L, CRITICAL",
        "2019-8, 9.1, kPa, CRITICAL",
        "6301-6, 5.2, '', CRITICAL",
        "6301-6, 2.5, ratio, ROUTINE",
        "2744-1, 7.1, pH, CRITICAL",
        // beyond what the instrument can measure, and not known how far
        "2345-7, >500, mg/dL, CRITICAL",
        "2345-7, >400, mg/dL, SIGNIFICANT",
        "2345-7, <20, mg/dL, CRITICAL",
        "10839-9, <0.3, ng/mL, ROUTINE",
        "10839-9, <0.01, ng/mL, ROUTINE",
        "2345-7, <60, mg/dL, SIGNIFICANT",
        // what cannot be compared goes to a person
        "2823-3, 4.1, furlongs, SIGNIFICANT",
        "2823-3, 4.1, '', SIGNIFICANT",
        "2823-3, 4.1, '%', SIGNIFICANT",
        "2823-3, 4.1 to 6.2, mmol/L, SIGNIFICANT",
        "2823-3, hemolyzed, mmol/L, ROUTINE",
        "2823-3, 6.4 H*, mmol/L, CRITICAL",
        // no limit
        "4548-4, 14, %, ROUTINE"
    })
    void aValueIsComparedInWhateverUnit(String loinc, String value, String unit, Consequence wanted) {
        assertThat(judged(Written.value(loinc, value, unit, NOW), GROWN)).isEqualTo(wanted);
    }

    @Test
    @Verifies("A3.2#1")
    void ageDecidesWhichLimitHolds() {
        var twelve = Written.value("718-7", "12", "g/dL", NOW);
        assertThat(judged(twelve, TODAY.minusDays(2))).isEqualTo(Consequence.CRITICAL);
        assertThat(judged(twelve, TODAY.minusDays(7))).isEqualTo(Consequence.ROUTINE);
        assertThat(judged(twelve, null)).as("any age may be theirs").isEqualTo(Consequence.CRITICAL);
        var lead = Written.value("5671-3", "25", "ug/dL", NOW);
        assertThat(judged(lead, TODAY.minusYears(3))).isEqualTo(Consequence.CRITICAL);
        assertThat(judged(lead, GROWN)).isEqualTo(Consequence.ROUTINE);
    }

    @Test
    @Verifies("A3.2#1")
    void theMarkOfTheLaboratoryAlwaysCounts() {
        for (var mark : List.of("HH", "LL", "AA", "HHH", "critical high", "PANIC", "HH*")) {
            var flag = Flag.of(Set.of(mark), new BigDecimal("4.1"), null, null);
            var marked = marked(flag, "{}");
            assertThat(judged(marked, GROWN)).as(mark).isEqualTo(Consequence.CRITICAL);
        }
        var significantly = "{\"interpretation\":[{\"coding\":[{\"code\":\"HU\"}]}]}";
        assertThat(judged(marked(Flag.HIGH, significantly), GROWN)).isEqualTo(Consequence.SIGNIFICANT);
        assertThat(judged(marked(Flag.HIGH, "{}"), GROWN)).isEqualTo(Consequence.ROUTINE);
    }

    private static Arrival marked(@Nullable Flag flag, String body) {
        var gist = new Gist("Sodium", "140", "mmol/L", null, null, flag, null);
        var codes = List.of(new Code(Code.LOINC, "2951-2"));
        return Written.of(UUID.randomUUID(), "Observation", Category.LABORATORY, codes, gist, "final", body, NOW);
    }

    @Test
    void partsOfAValueAreComparedToo() {
        var body = """
                {"resourceType":"Observation","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"2744-1"}]},\
                "valueQuantity":{"value":7.1,"unit":"pH"}}]}""";
        var gas = Written.of(
                UUID.randomUUID(),
                "Observation",
                Category.LABORATORY,
                List.of(),
                Gist.titled("Gas"),
                "final",
                body,
                NOW);
        assertThat(judged(gas, GROWN)).isEqualTo(Consequence.CRITICAL);
    }

    @Test
    void aUnitWhoseCodeAndPrintDisagreeGoesToAPerson() {
        var body = "{\"valueQuantity\":{\"value\":100,\"unit\":\"mg/dL\",\"code\":\"mmol/L\"}}";
        var sugar = Written.of(
                UUID.randomUUID(),
                "Observation",
                Category.LABORATORY,
                List.of(new Code(Code.LOINC, "2345-7")),
                new Gist("Glucose", "100", "mg/dL", null, null, null, null),
                "final",
                body,
                NOW);
        assertThat(judge.of(Written.alone(sugar), () -> GROWN).reasons())
                .extracting(Reason::kind)
                .containsExactly(Kind.UNIT);
    }

    @Test
    @Verifies({"A3.2#1", "A1.0#6"})
    void ourProposalIsSound() {
        var limits = CriticalLimit.proposal();
        assertThat(Arrays.stream(limits).map(CriticalLimit::name).distinct()).hasSizeGreaterThan(40);
        assertThat(limits).allSatisfy(limit -> {
            assertThat(limit.isSound()).as(limit.name()).isTrue();
            assertThat(limit.source()).as(limit.name()).isNotEmpty();
            assertThat(units.isKnown(limit.unit())).as(limit.unit()).isTrue();
            assertThat(limit.loinc()).as(limit.name()).allMatch(JudgeTests::hasItsCheckDigit);
        });
        assertThat(CriticalLimit.areSound(limits)).isTrue();
        assertThat(GraveDiagnosis.areSound(GraveDiagnosis.proposal())).isTrue();
    }

    @Test
    @Verifies("A1.0#6")
    void aLimitInsideTheUsualRangeIsRefused() {
        for (var wrong : List.of(
                limit("5.0", null), limit("3.5", null), limit(null, "5.1"), limit(null, "3.0"), limit("6", "7"))) {
            assertThat(ReleaseParameters.CRITICAL_LIMITS.wrong(new CriticalLimit[] {wrong}))
                    .as("%s", wrong)
                    .isNotEmpty();
        }
        assertThat(ReleaseParameters.CRITICAL_LIMITS.wrong(new CriticalLimit[] {limit("3.4", "5.2")}))
                .isEmpty();
        assertThat(ReleaseParameters.CRITICAL_LIMITS.wrong(new CriticalLimit[] {limit("3", "6"), limit("2", "7")}))
                .as("two limits for the same age")
                .isNotEmpty();
    }

    private static CriticalLimit limit(@Nullable String low, @Nullable String high) {
        return new CriticalLimit(
                "Potassium",
                "2823-3",
                "mmol/L",
                number(low),
                number(high),
                null,
                null,
                number("3.5"),
                number("5.1"),
                "x");
    }

    private static @Nullable BigDecimal number(@Nullable String written) {
        return written == null ? null : new BigDecimal(written);
    }

    private static boolean hasItsCheckDigit(String loinc) {
        int dash = loinc.indexOf('-');
        int sum = 0;
        for (int i = 0; i < dash; i++) {
            int digit = loinc.charAt(dash - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return (10 - sum % 10) % 10 == loinc.charAt(dash + 1) - '0';
    }

    @Test
    void hostileWordsAreJudgedWithoutHarm() {
        var words = new ArrayList<>(
                List.of("", " ", "\u0000", "1E+900000000", "-", "<", ">>5", "٥", "𝟓", "5\n6", "a".repeat(5000)));
        words.addAll(Naughty.texts());
        for (var word : words) {
            assertThat(judge.of(Written.alone(Written.value("2823-3", word, word, NOW)), () -> GROWN))
                    .isNotNull();
            for (var category : List.of(Category.IMAGING, Category.PATHOLOGY)) {
                var report = Written.report(UUID.randomUUID(), category, word, NOW);
                assertThat(judge.of(Written.alone(report), () -> GROWN)).isNotNull();
            }
            var raw = Written.of(
                    UUID.randomUUID(),
                    "DiagnosticReport",
                    Category.IMAGING,
                    List.of(),
                    Gist.titled(word),
                    "final",
                    word,
                    NOW);
            assertThat(judge.of(Written.alone(raw), () -> GROWN)).isNotNull();
            assertThat(judge.of(Written.alone(Written.note(UUID.randomUUID(), word, NOW)), () -> GROWN))
                    .isNotNull();
        }
    }

    private Consequence judged(Arrival arrival, @Nullable LocalDate born) {
        return judge.of(Written.alone(arrival), () -> born).consequence();
    }
}
