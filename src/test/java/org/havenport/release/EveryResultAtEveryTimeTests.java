package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Filing;
import org.havenport.chart.Gist;
import org.havenport.chart.ReleaseState;
import org.havenport.followup.Consequence;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessClock;
import org.havenport.protocols.FederalHoliday;
import org.havenport.protocols.Holidays;
import org.havenport.protocols.StateRule;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every kind of result, how grave and how confidential it is, what the patient wishes, what holds it, and when: the rules
 * beside {@link WhatTheLawSays}, which says it in sentences and knows nothing of them.
 */
class EveryResultAtEveryTimeTests {

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final UUID PATIENT = UUID.randomUUID();
    private static final List<String> STATES = List.of("CA", "CO", "FL", "IL", "KY", "MT", "NY", "TX", "WA", "");

    /** In and out of business hours, before holidays and changes of the clock, and around the first day of each law. */
    private static final List<Instant> FINAL = List.of(
                    "2026-12-02T10:15:00-06:00",
                    "2026-12-02T02:00:00-06:00",
                    "2026-11-20T16:30:00-06:00",
                    "2026-11-25T10:00:00-06:00",
                    "2026-10-31T09:00:00-05:00",
                    "2027-03-13T09:00:00-06:00",
                    "2027-06-30T23:59:59-05:00",
                    "2027-07-01T00:00:00-05:00",
                    "2027-07-10T12:00:00-05:00",
                    "2027-11-05T10:00:00-05:00",
                    "2026-06-30T23:59:59-05:00",
                    "2026-07-01T00:00:00-05:00",
                    "2025-08-31T23:59:59-05:00",
                    "2025-09-01T00:00:00-05:00")
            .stream()
            .map(at -> OffsetDateTime.parse(at).toInstant())
            .toList();

    /** What somebody sends; what it is about stands in {@link WhatTheLawSays}. */
    enum Sent {
        POTASSIUM("Observation", Category.LABORATORY, "Potassium", "4.1", ""),
        CULTURE("Observation", Category.LABORATORY, "Urine culture", "No growth", ""),
        CANCER_IN_TISSUE("DiagnosticReport", Category.PATHOLOGY, "Skin biopsy", null, "Invasive carcinoma, grade 2."),
        NO_CANCER_IN_TISSUE("DiagnosticReport", Category.PATHOLOGY, "Skin biopsy", null, "No evidence of carcinoma."),
        CANCER_IN_A_PICTURE("DiagnosticReport", Category.IMAGING, "CT chest", null, "Metastatic carcinoma."),
        CLEAR_PICTURE("DiagnosticReport", Category.IMAGING, "CT chest", null, "The lungs are clear."),
        GENES("DiagnosticReport", Category.LABORATORY, "BRCA1 and BRCA2 analysis", null, ""),
        HIV_FOUND("Observation", Category.LABORATORY, "HIV 1+2 antibody", "Positive", ""),
        HIV_NOT_FOUND("Observation", Category.LABORATORY, "HIV 1+2 antibody", "Non-reactive", ""),
        HEPATITIS_FOUND("Observation", Category.LABORATORY, "Hepatitis B surface antigen", "Positive", ""),
        HEPATITIS_NOT_FOUND("Observation", Category.LABORATORY, "Hepatitis B surface antigen", "Negative", ""),
        DRUGS("Observation", Category.LABORATORY, "Drugs of abuse screen", "Negative", ""),
        NOTE("DocumentReference", Category.NOTE, "Progress note", null, ""),
        LETTER("DocumentReference", Category.DOCUMENT, "Letter", null, ""),
        PROBLEM("Condition", Category.PROBLEM, "Hypertension", null, ""),
        BLOOD_PRESSURE("Observation", Category.VITAL_SIGNS, "Blood pressure", "120/80", "");

        final String type;
        final Category category;
        private final String title;
        private final @Nullable String value;
        private final String conclusion;

        Sent(String type, Category category, String title, @Nullable String value, String conclusion) {
            this.type = type;
            this.category = category;
            this.title = title;
            this.value = value;
            this.conclusion = conclusion;
        }

        Filing.Group labelled(String label) {
            var id = UUID.randomUUID();
            var body = "{\"resourceType\":\"%s\",\"conclusion\":\"%s\"}".formatted(type, conclusion);
            return new Filing.Group(
                    PATIENT,
                    id,
                    List.of(new Arrival(
                            PATIENT,
                            id,
                            type,
                            category,
                            "final",
                            FINAL.getFirst(),
                            null,
                            FINAL.getFirst(),
                            List.<Code>of(),
                            id,
                            new Gist(title, value, null, null, null, null, null),
                            body.getBytes(StandardCharsets.UTF_8),
                            "test",
                            label.isEmpty() ? Set.of() : Set.of(label),
                            false)));
        }
    }

    /** What somebody does about what waits. */
    enum Done {
        NOTHING,
        /** The patient wants no words about what may be misread: that is about words. */
        CAUTION_OFF,
        /** The patient would rather wait: that is a request, and holds nothing. */
        WISHED_TO_WAIT,
        /** The patient asks to see it now. */
        ASKED,
        NURSE_SPOKE,
        CLINICIAN_SPOKE
    }

    private final StateTopics reportTopics = new StateTopics(new ReportRules());
    private int compared;

    private static List<StateRule> rules(String state) {
        var json = new JsonMapper();
        try (var file = StateRule.class.getResourceAsStream("packs/" + state + ".json")) {
            var rules = new ArrayList<StateRule>();
            json.readTree(file).path("rules").forEach(rule -> rules.add(json.treeToValue(rule, StateRule.class)));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BusinessClock weekdays() {
        Map<DayOfWeek, List<BusinessClock.Opening>> week = new EnumMap<>(DayOfWeek.class);
        for (var day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(new BusinessClock.Opening(LocalTime.of(8, 0), LocalTime.of(17, 0))));
        }
        return new BusinessClock(
                ZONE, week, new Holidays(EnumSet.of(FederalHoliday.THANKSGIVING_DAY), Map.of(), Map.of()));
    }

    @Test
    @Verifies({"C1#1", "C1#5", "C1#6", "C1#7", "C1#8", "B.fn.s2#1", "B.fn.s2#2", "B.risk.inap.2#6"})
    void whatALawHoldsOpensAsTheLawSays() {
        var clock = weekdays();
        for (var state : STATES) {
            var rules = state.isEmpty() ? List.<StateRule>of() : rules(state);
            for (var sent : Sent.values()) {
                for (var label : List.of("", "PSY", "GDIS", "HIV")) {
                    var group = sent.labelled(label);
                    var topics = reportTopics.of(group);
                    assertThat(ResultClass.of(group).map(Enum::name).orElse(""))
                            .as("%s labelled %s", sent, label)
                            .isEqualTo(WhatTheLawSays.itsClass(sent, label));
                    for (var at : FINAL) {
                        var speaking = rules.stream()
                                .filter(rule -> rule.results() != null
                                        && rule.actsOn(LocalDate.ofInstant(at, ZONE))
                                        && topics.stream().anyMatch(rule.results()::contains));
                        var acting = WhenItOpens.byLaw(state, speaking, at, clock, LONGEST, at)
                                .orElse(null);
                        var says = WhatTheLawSays.of(state, sent, label, at);
                        for (var grave : Consequence.values()) {
                            compare(
                                    says,
                                    acting,
                                    grave,
                                    at,
                                    () -> "%s %s labelled %s final %s".formatted(state, sent, label, at));
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(500_000);
    }

    private void compare(
            WhatTheLawSays says,
            WhenItOpens.@Nullable Acting acting,
            Consequence grave,
            Instant at,
            Supplier<String> what) {
        var judged = grave == Consequence.ROUTINE
                ? Judgement.ROUTINE
                : Judgement.of(List.of(Reason.of(Reason.Kind.FLAG, grave)));
        var law = acting == null ? null : acting.law();
        var state = WhenItOpens.onArrival(judged.waits(), law);
        if (state == ReleaseState.AWAITING_CONTACT) {
            var owed = grave == Consequence.ROUTINE ? Consequence.SIGNIFICANT : grave;
            if (WhenItOpens.asGraveAs(judged, law) != owed) {
                assertThat(WhenItOpens.asGraveAs(judged, law)).as(what).isEqualTo(owed);
            }
        }
        var holds = acting == null ? List.<Hold>of() : List.of(hold(Basis.STATE_LAW, Recipient.PATIENT, acting, at));
        var over = says.over() == null ? at : says.over();
        for (var now : List.of(at, over.minusNanos(1000), over, over.plusNanos(1000), at.plus(LONGEST))) {
            for (var done : Done.values()) {
                var open = isOpen(state, holds, now, done);
                compared++;
                if (open != says.opens(grave != Consequence.ROUTINE, now, done)) {
                    assertThat(open)
                            .as("%s, %s, %s, at %s", what.get(), grave, done, now)
                            .isEqualTo(!open);
                }
            }
        }
    }

    @Test
    @Verifies({"C1#4", "C1#8", "B.com.1b#1", "B.com.1b#2", "B.fn.s2#2"})
    void whatAClinicianHoldsWithstandsAllButItsEnd() {
        for (var at : FINAL) {
            var until = at.plus(Duration.ofDays(5));
            for (var basis : EnumSet.complementOf(EnumSet.of(Basis.STATE_LAW))) {
                for (var recipient : Recipient.values()) {
                    var holds = List.of(hold(
                            basis,
                            recipient,
                            new WhenItOpens.Acting(new Hold.Law("", "", false, false, true), until),
                            at));
                    for (var now : List.of(at, until.minusNanos(1000), until, until.plusNanos(1000))) {
                        for (var done : Done.values()) {
                            var held = recipient == Recipient.PATIENT && now.isBefore(until);
                            var told = done == Done.ASKED || done == Done.NURSE_SPOKE || done == Done.CLINICIAN_SPOKE;
                            assertThat(isOpen(ReleaseState.AWAITING_CONTACT, holds, now, done))
                                    .as("%s from %s, %s, at %s of %s", basis, recipient, done, now, until)
                                    .isEqualTo(!held && told);
                        }
                    }
                }
            }
        }
    }

    private static Hold hold(Basis basis, Recipient recipient, WhenItOpens.Acting acting, Instant at) {
        var byLaw = basis == Basis.STATE_LAW;
        return new Hold(
                PATIENT,
                UUID.randomUUID(),
                PATIENT,
                null,
                basis,
                recipient,
                basis == Basis.HARM_171_201_C1 ? Harm.OTHER_PERSON : null,
                byLaw ? null : PATIENT,
                byLaw ? acting.law() : null,
                at,
                acting.until());
    }

    /** What the doors do with these rules: a call that is owed and every hold must let it through. */
    private static boolean isOpen(ReleaseState state, List<Hold> holds, Instant now, Done done) {
        var acting = holds.stream()
                .filter(hold ->
                        hold.recipient() == Recipient.PATIENT && hold.expires().isAfter(now))
                .filter(hold -> !(done == Done.NURSE_SPOKE && WhenItOpens.withTheConversation(hold, false)))
                .filter(hold -> !(done == Done.CLINICIAN_SPOKE && WhenItOpens.withTheConversation(hold, true)))
                .toList();
        var letThrough = acting.isEmpty() || done == Done.ASKED && WhenItOpens.atThePatientsRequest(acting);
        var called = done == Done.ASKED || done == Done.NURSE_SPOKE || done == Done.CLINICIAN_SPOKE;
        return letThrough && (called || state != ReleaseState.AWAITING_CONTACT);
    }
}
