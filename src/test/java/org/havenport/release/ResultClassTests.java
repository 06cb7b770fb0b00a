package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Filing;
import org.havenport.chart.Gist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultClassTests {

    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // type, category, LOINC, title, section, label, class
                "DiagnosticReport|LABORATORY|51990-0|Basic metabolic panel|LAB|-|LABORATORY",
                "Observation|LABORATORY|2823-3|Potassium|-|-|LABORATORY",
                "Observation|LABORATORY|1234-5|Agriculture dust IgE|-|-|LABORATORY",
                "DiagnosticReport|LABORATORY|58410-2|Panel|MB|-|MICROBIOLOGY",
                "DiagnosticReport|LABORATORY|600-7|Bacteria|LAB|-|MICROBIOLOGY",
                "Observation|LABORATORY|99999-9|Urine culture|-|-|MICROBIOLOGY",
                "Observation|LABORATORY|99999-9|Cultivo de orina|-|-|MICROBIOLOGY",
                "DiagnosticReport|PATHOLOGY|11526-1|Pathology study|SP|-|PATHOLOGY",
                "DiagnosticReport|LABORATORY|99999-9|Skin biopsy, left arm|LAB|-|PATHOLOGY",
                "DiagnosticReport|LABORATORY|10524-7|Cervix|LAB|-|PATHOLOGY",
                "DiagnosticReport|IMAGING|36643-5|XR chest|RAD|-|IMAGING",
                "DiagnosticReport|LABORATORY|51969-4|Analysis|LAB|-|GENETICS",
                "DiagnosticReport|LABORATORY|99999-9|BRCA1 and BRCA2|GE|-|GENETICS",
                "DiagnosticReport|PATHOLOGY|99999-9|Karyotype of amniotic fluid|CG|-|GENETICS",
                "Observation|LABORATORY|99999-9|Something|-|GDIS|GENETICS",
                "DocumentReference|NOTE|11506-3|Progress note|-|-|NOTE",
                "DiagnosticReport|NOTE|34117-2|History and physical|-|-|NOTE",
                "DocumentReference|DOCUMENT|57133-1|Letter of referral|-|-|LETTER",
                "Condition|PROBLEM|99999-9|Hypertension|-|-|PROBLEM",
                "Observation|VITAL_SIGNS|85354-9|Blood pressure|-|-|-",
                "MedicationRequest|MEDICATION|99999-9|Lisinopril|-|-|-",
                "Encounter|ENCOUNTER|99999-9|Visit|-|-|-",
            })
    void itIsToldByCategoryCodeAndWords(
            String type,
            Category category,
            String loinc,
            String title,
            @Nullable String section,
            @Nullable String label,
            @Nullable ResultClass expected) {
        var arrival = arrival(UUID.randomUUID(), null, type, category, loinc, title, section, label);

        assertThat(ResultClass.of(group(arrival)).orElse(null)).isEqualTo(expected);
    }

    @Test
    void everyCategoryHasAnAnswer() {
        for (var category : Category.values()) {
            var arrival = arrival(UUID.randomUUID(), null, "Observation", category, "99999-9", "Title", null, null);
            assertThat(ResultClass.of(group(arrival))).as("%s", category).isNotNull();
        }
    }

    @Test
    void aReportIsOfTheClassOfTheMostParticularThingInIt() {
        var panel = new ArrayList<>(Arrivals.panel(UUID.randomUUID(), "4.1", AT));
        var report = panel.getFirst().group();
        assertThat(ResultClass.of(new Filing.Group(panel.getFirst().patient(), report, panel)))
                .contains(ResultClass.LABORATORY);

        panel.add(arrival(
                UUID.randomUUID(), report, "Observation", Category.LABORATORY, "600-7", "Blood culture", null, null));
        assertThat(ResultClass.of(new Filing.Group(panel.getFirst().patient(), report, panel)))
                .contains(ResultClass.MICROBIOLOGY);
    }

    @Test
    void aReportWithPicturesStaysOneWhateverItsMembersAre() {
        var report = UUID.randomUUID();
        var news = List.of(
                arrival(report, null, "DiagnosticReport", Category.IMAGING, "36643-5", "CT", null, null),
                arrival(UUID.randomUUID(), report, "Observation", Category.LABORATORY, "51969-4", "Gene", null, null));
        assertThat(ResultClass.of(new Filing.Group(UUID.randomUUID(), report, news)))
                .contains(ResultClass.IMAGING);
    }

    @Test
    void aBodyThatCannotBeReadHasNoSection() {
        var id = UUID.randomUUID();
        var broken = new Arrival(
                UUID.randomUUID(),
                id,
                "DiagnosticReport",
                Category.LABORATORY,
                "final",
                AT,
                null,
                AT,
                List.of(),
                id,
                Gist.titled("Report"),
                "{".getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                false);
        assertThat(ResultClass.of(group(broken))).contains(ResultClass.LABORATORY);
    }

    private static Filing.Group group(Arrival arrival) {
        return new Filing.Group(arrival.patient(), arrival.group(), List.of(arrival));
    }

    private static Arrival arrival(
            UUID id,
            @Nullable UUID report,
            String type,
            Category category,
            String loinc,
            String title,
            @Nullable String section,
            @Nullable String label) {
        var body = section == null
                ? "{\"resourceType\":\"%s\"}".formatted(type)
                : "{\"resourceType\":\"%s\",\"category\":[{\"coding\":[{\"code\":\"%s\"}]}]}".formatted(type, section);
        return new Arrival(
                UUID.randomUUID(),
                id,
                type,
                category,
                "final",
                AT,
                null,
                AT,
                List.of(new Code(Code.LOINC, loinc)),
                report == null ? id : report,
                Gist.titled(title),
                body.getBytes(StandardCharsets.UTF_8),
                "test",
                label == null ? Set.of() : Set.of(label),
                false);
    }
}
