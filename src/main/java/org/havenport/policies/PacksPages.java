package org.havenport.policies;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.havenport.home.FieldError;
import org.havenport.home.Words;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.RulePack;
import org.havenport.protocols.RulePack.Standing;
import org.havenport.protocols.RulePacks;
import org.havenport.protocols.StateRule;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the rules of states into words. */
@Component
class PacksPages {

    private static final int MONTHS = 12;

    private final RulePacks packs;
    private final Protocols protocols;
    private final Clock clock;

    PacksPages(RulePacks packs, Protocols protocols, Clock clock) {
        this.packs = packs;
        this.protocols = protocols;
        this.clock = clock;
    }

    PacksPage of(Words words) {
        var home = protocols.value(PracticeParameters.HOME_STATE);
        var all = packs.all();
        var rows = all.stream()
                .map(pack -> new PacksPage.Row(
                        PacksController.PATH + "/" + pack.state(),
                        name(words, pack),
                        words.say("policies.packs.rules", pack.rules().size()),
                        look(pack.standing()),
                        icon(pack.standing()),
                        words.say("policies.packs.standing." + pack.standing()),
                        approved(words, pack),
                        pack.state().equals(home)))
                .toList();
        var has = all.stream().anyMatch(pack -> pack.state().equals(home));
        return new PacksPage(rows, home(words, home, has));
    }

    Optional<PacksPage.Open> open(
            Viewer viewer, Words words, String state, PacksPage.@Nullable Form typed, List<FieldError> errors) {
        return packs.all().stream()
                .filter(pack -> pack.state().equals(state))
                .map(pack -> open(viewer, words, pack, typed, errors))
                .findFirst();
    }

    private PacksPage.Open open(
            Viewer viewer, Words words, RulePack pack, PacksPage.@Nullable Form typed, List<FieldError> errors) {
        var today = LocalDate.ofInstant(clock.instant(), words.zone());
        var fresh = new PacksPage.Form("", today.plusMonths(MONTHS).toString());
        return new PacksPage.Open(
                PacksController.PATH + "/" + pack.state(),
                name(words, pack),
                look(pack.standing()),
                icon(pack.standing()),
                words.say("policies.packs.standing." + pack.standing()),
                words.say(pack.standing() == Standing.IN_FORCE ? "policies.packs.acts" : "policies.packs.default"),
                pack.hash(),
                pack.rules().stream().map(rule -> rule(words, rule, today)).toList(),
                packs.approvals(viewer, pack.state()).stream()
                        .map(a -> words.say(
                                "policies.packs.approval",
                                a.name(),
                                words.date(a.at()),
                                words.date(a.expiresOn()),
                                a.hash().substring(0, 12)))
                        .toList(),
                viewer.holdsOneOf(Role.COUNSEL) ? typed == null ? fresh : typed : null,
                errors);
    }

    private static PacksPage.Rule rule(Words words, StateRule rule, LocalDate today) {
        var note = rule.note();
        var from = rule.from();
        var until = rule.until();
        var acts = from == null
                ? words.say("policies.packs.from.unknown")
                : words.say(
                        from.isAfter(today) ? "policies.packs.from.later" : "policies.packs.from", words.date(from));
        return new PacksPage.Rule(
                words.say("policies.packs.topic." + rule.topic()),
                says(words, rule),
                note == null ? "" : note.getOrDefault(words.locale().getLanguage(), ""),
                rule.statute(),
                rule.source(),
                words.say("policies.packs.read", words.date(rule.read())),
                until == null ? acts : acts + " " + words.say("policies.packs.until", words.date(until)));
    }

    private static String says(Words words, StateRule rule) {
        return switch (rule.topic()) {
            case RELEASE -> release(words, rule);
            case MAJORITY -> words.say("policies.packs.majority", rule.age() == null ? 0 : rule.age());
            case CONSENT -> {
                var care = words.say("policies.packs.care." + rule.care());
                yield rule.age() == null
                        ? words.say("policies.packs.consent.any", care)
                        : words.say("policies.packs.consent", care, rule.age());
            }
        };
    }

    private static String release(Words words, StateRule rule) {
        var results = rule.results() == null ? List.<StateRule.ResultClass>of() : rule.results();
        var said = new ArrayList<String>();
        said.add(words.say(
                "policies.packs.hold." + rule.unit(),
                results.stream()
                        .map(r -> words.say("policies.packs.result." + r))
                        .collect(Collectors.joining(", ")),
                rule.amount() == null ? 0 : rule.amount()));
        if (rule.clinicianMayRelease() != null) {
            said.add(words.say("policies.packs.clinician." + rule.clinicianMayRelease()));
        }
        said.add(words.say("policies.packs.patient." + Boolean.TRUE.equals(rule.patientMayOpen())));
        return String.join(" ", said);
    }

    private static String home(Words words, String home, boolean has) {
        if (home.isEmpty()) {
            return words.say("policies.packs.home.none");
        }
        return words.say(has ? "policies.packs.home" : "policies.packs.home.without", home);
    }

    private static String approved(Words words, RulePack pack) {
        var approval = pack.approval();
        return approval == null
                ? words.say("policies.packs.nobody")
                : words.say("policies.packs.by", approval.name(), words.date(approval.expiresOn()));
    }

    private static String name(Words words, RulePack pack) {
        return words.say("policies.packs.state." + pack.state());
    }

    private static String look(Standing standing) {
        return switch (standing) {
            case IN_FORCE -> "holds";
            case NOT_APPROVED -> "";
            case CHANGED -> "attention";
            case EXPIRED -> "broken";
        };
    }

    private static String icon(Standing standing) {
        return switch (standing) {
            case IN_FORCE -> "check-circle-fill";
            case NOT_APPROVED -> "slash-circle";
            case CHANGED -> "exclamation-triangle-fill";
            case EXPIRED -> "x-octagon-fill";
        };
    }
}
