package org.havenport.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.havenport.access.BeforeOpening;
import org.havenport.directory.Sites;
import org.havenport.patients.Patients;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Texts;
import org.havenport.staff.Staff;
import org.havenport.staff.Vacancy;
import org.havenport.vault.Escrow;
import org.havenport.viewer.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of the setup guide. Each asks the door that knows, and names what that door misses. */
@Configuration
class SetupSteps {

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("setup");
    private static final String OUTAGE = "outage.";

    record Step(int order, String step, String path, Supplier<List<Missing>> ask) implements BeforeOpening {
        @Override
        public List<Missing> missing() {
            return ask.get();
        }
    }

    @Bean
    BeforeOpening organisationStep(Sites sites) {
        return step(10, "organisation", SetupController.ORGANISATION, path -> {
            var missing = new ArrayList<BeforeOpening.Missing>();
            if (sites.house(JOB).isEmpty()) {
                missing.add(missing("the organisation's legal name", "practice.setup.missing.house", path));
            }
            if (sites.open(JOB).isEmpty()) {
                missing.add(missing("a location", "practice.setup.missing.location", path));
            }
            return missing;
        });
    }

    @Bean
    BeforeOpening valuesStep(Protocols protocols) {
        return step(
                20,
                "values",
                "/staff/policies/values",
                path -> protocols.missing().stream()
                        .map(p -> new BeforeOpening.Missing(
                                p.key(), "practice.setup.missing.value", List.of("parameter." + p.key()), path))
                        .toList());
    }

    @Bean
    BeforeOpening hoursStep(BusinessHours hours) {
        return step(
                30,
                "hours",
                "/staff/policies/hours",
                path -> hours.week().values().stream().allMatch(List::isEmpty)
                        ? List.of(missing("opening hours", "practice.setup.missing.hours", path))
                        : List.of());
    }

    @Bean
    BeforeOpening textsStep(Texts texts) {
        return step(40, "texts", "/staff/policies/texts", path -> texts(texts, path, false));
    }

    @Bean
    BeforeOpening peopleStep(Staff staff) {
        return step(
                50,
                "people",
                "/staff/people",
                path -> staff.missing().stream()
                        .map(vacancy -> new BeforeOpening.Missing(
                                named(vacancy),
                                "practice.setup.missing.duty",
                                List.of(
                                        "practice.setup.duty." + vacancy.duty(),
                                        "practice.setup.place." + vacancy.place()),
                                path))
                        .toList());
    }

    @Bean
    BeforeOpening outageStep(Texts texts) {
        return step(70, "outage", "/staff/policies/texts", path -> texts(texts, path, true));
    }

    @Bean
    BeforeOpening feedStep(Patients patients) {
        return step(
                60,
                "feed",
                "/staff/imports",
                path -> patients.isAnybodyOnFile(JOB)
                        ? List.of()
                        : List.of(missing("records", "practice.setup.missing.feed", path)));
    }

    @Bean
    BeforeOpening escrowStep(Escrow escrow) {
        return step(
                80,
                "escrow",
                "/staff/safeguards/TheKeyHasAConfirmedCopy",
                path -> !escrow.canBeCopied() || escrow.confirmed(JOB).isPresent()
                        ? List.of()
                        : List.of(missing("a confirmed copy of the key", "practice.setup.missing.escrow", path)));
    }

    private static List<BeforeOpening.Missing> texts(Texts texts, String path, boolean outage) {
        return texts.missing().stream()
                .filter(it -> it.text().key().startsWith(OUTAGE) == outage)
                .map(it -> new BeforeOpening.Missing(
                        it.text().key() + " in " + it.language(),
                        "practice.setup.missing.text",
                        List.of("text." + it.text().key(), "practice.setup.language." + it.language()),
                        path))
                .toList();
    }

    private static String named(Vacancy vacancy) {
        var duty = vacancy.duty().name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return duty + " (" + vacancy.place().name().toLowerCase(Locale.ROOT) + ")";
    }

    private interface Ask {
        List<BeforeOpening.Missing> of(String path);
    }

    private static BeforeOpening step(int order, String name, String path, Ask ask) {
        return new Step(order, "practice.setup." + name, path, () -> ask.of(path));
    }

    private static BeforeOpening.Missing missing(String name, String words, String path) {
        return new BeforeOpening.Missing(name, words, List.of(), path);
    }
}
