package org.havenport.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.home.Fact;
import org.havenport.home.FieldError;
import org.havenport.home.Words;
import org.havenport.patients.Address;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.Likeness;
import org.havenport.patients.LikenessInWords;
import org.havenport.patients.Person;
import org.havenport.patients.Sex;
import org.havenport.patients.Trait;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits, as a page says it: who people are and what kind of thing it is, nothing of what it says. */
@Component
class MatchingInWords {

    private static final List<Trait> SHOWN = List.of(
            Trait.FAMILY_NAME,
            Trait.GIVEN_NAME,
            Trait.BIRTH_DATE,
            Trait.SEX,
            Trait.RECORD_NUMBER,
            Trait.PHONE,
            Trait.EMAIL,
            Trait.ADDRESS);

    private final Clock clock;

    MatchingInWords(Clock clock) {
        this.clock = clock;
    }

    MatchingPage.Row row(Words words, BothSides.Line line) {
        var held = line.held();
        var claim = line.claim();
        return new MatchingPage.Row(
                MatchingController.PATH + "/" + held.id(),
                who(words, held, claim),
                born(words, claim),
                Reasons.say(words, held.reason()),
                held.source(),
                age(words, held.at()),
                words.say(
                        "intake.matching.count",
                        line.types().values().stream().mapToLong(it -> it).sum()),
                line.proposed() != null);
    }

    MatchingPage page(Words words, List<BothSides.Line> lines, Matching.Figures figures) {
        var oldest = figures.oldest();
        return new MatchingPage(
                lines.stream().map(it -> row(words, it)).toList(),
                Stream.of(
                                new Fact(
                                        words.say("intake.matching.waiting"),
                                        words.say("intake.number", figures.waiting())),
                                oldest == null
                                        ? null
                                        : new Fact(words.say("intake.matching.oldest"), age(words, oldest)))
                        .filter(Objects::nonNull)
                        .toList(),
                lines.size() < HeldRows.MOST_LISTED
                        ? null
                        : MatchingController.PATH + "?after="
                                + lines.getLast().held().id(),
                figures.sources().stream().map(it -> source(words, it)).toList(),
                words.dateTime(figures.asOf()));
    }

    private static MatchingPage.Source source(Words words, Matching.OfSource it) {
        var rate = it.read() == 0 ? 0 : 1000 * it.quarantined() / it.read();
        return new MatchingPage.Source(
                it.source(),
                words.say("intake.number", it.read()),
                words.say("intake.number", it.quarantined()),
                words.say("intake.matching.percent", rate / 10 + "." + rate % 10));
    }

    MatchingPage.Open open(
            Words words,
            Viewer viewer,
            BothSides.Sides sides,
            @Nullable Person from,
            MatchingForm form,
            List<FieldError> errors,
            @Nullable String told) {
        var held = sides.line().held();
        var claim = sides.line().claim();
        var proposed = sides.line().proposed();
        return new MatchingPage.Open(
                MatchingController.PATH + "/" + held.id(),
                from == null ? who(words, held, claim) : from.name(),
                words.say("intake.matching.line", held.source(), age(words, held.at())),
                Reasons.say(words, held.reason()),
                claim == null ? List.of() : facts(words, claim),
                from == null ? null : from.name(),
                sides.candidates().stream()
                        .map(it -> candidate(words, claim, it))
                        .toList(),
                kinds(words, sides.line().types()),
                held.canBeFiled(),
                Matching.mayBeCreated(held),
                claim != null && claim.birthDate() != null,
                held.wasReleased(),
                proposed == null ? null : proposal(words, sides, proposed),
                proposed != null && proposed.by().equals(viewer.actor()),
                proposed == null || proposed.what() != Decision.What.DISCARD,
                held.version(),
                form,
                errors,
                told);
    }

    /** What kind of thing waits, in the words of people who do not know FHIR. */
    private static List<String> kinds(Words words, Map<String, Long> types) {
        var many = new LinkedHashMap<String, Long>();
        types.forEach((type, count) -> {
            var key = "intake.kind." + type;
            many.merge(words.has(key) ? key : "intake.kind.other", count, Long::sum);
        });
        return many.entrySet().stream()
                .map(it -> words.say(it.getKey(), it.getValue()))
                .toList();
    }

    private static String proposal(Words words, BothSides.Sides sides, Decision proposed) {
        var name = sides.candidates().stream()
                .map(BothSides.Side::person)
                .filter(it -> it.id().equals(proposed.target()))
                .map(Person::name)
                .findFirst()
                .orElse("");
        return words.say("intake.matching.proposed." + proposed.what(), name);
    }

    private MatchingPage.Candidate candidate(Words words, @Nullable Claimed claim, BothSides.Side side) {
        var person = side.person();
        var likeness = side.likeness();
        var rows = new ArrayList<MatchingPage.Trait>();
        for (var trait : SHOWN) {
            var said = claim == null ? "" : said(words, claim, trait);
            var known = known(words, person, trait);
            if (!said.isEmpty() || !known.isEmpty()) {
                rows.add(trait(words, likeness, trait, said, known));
            }
        }
        return new MatchingPage.Candidate(
                person.id().toString(),
                person.name(),
                words.date(person.birthDate()),
                likeness == null ? null : new LikenessInWords(words, likeness).score(),
                rows);
    }

    private static MatchingPage.Trait trait(
            Words words, @Nullable Likeness likeness, Trait trait, String said, String known) {
        var how = likeness == null ? null : likeness.differing().get(trait);
        var equal = likeness != null && likeness.agreed().contains(trait);
        var look = equal ? "equal" : how != null && how.contradicts() ? "differs" : "unknown";
        var word = equal
                ? words.say("intake.matching.equal")
                : how == null ? words.say("intake.matching.unknown") : words.say("intake.difference." + how);
        return new MatchingPage.Trait(words.say("intake.trait." + trait), said, known, word, look);
    }

    private List<Fact> facts(Words words, Claimed claim) {
        return SHOWN.stream()
                .map(it -> new Fact(words.say("intake.trait." + it), said(words, claim, it)))
                .filter(it -> !it.value().isEmpty())
                .toList();
    }

    private static String said(Words words, Claimed claim, Trait trait) {
        return switch (trait) {
            case FAMILY_NAME -> Objects.requireNonNullElse(claim.family(), "");
            case GIVEN_NAME -> String.join(" ", claim.given());
            case BIRTH_DATE -> claim.birthDate() == null ? "" : words.date(claim.birthDate());
            case SEX -> sex(words, claim.sex());
            case RECORD_NUMBER ->
                claim.identifiers().stream()
                        .filter(it -> it.kind() == Identifier.Kind.RECORD_NUMBER)
                        .map(Identifier::value)
                        .collect(Collectors.joining(", "));
            case PHONE -> String.join(", ", claim.phones());
            case EMAIL -> String.join(", ", claim.emails());
            case ADDRESS -> address(claim.address());
            case OTHER_NUMBER -> "";
        };
    }

    private static String known(Words words, Person person, Trait trait) {
        return switch (trait) {
            case FAMILY_NAME -> person.family();
            case GIVEN_NAME -> person.given();
            case BIRTH_DATE -> words.date(person.birthDate());
            case SEX -> sex(words, person.sex());
            case RECORD_NUMBER -> Objects.requireNonNullElse(person.recordNumber(), "");
            case PHONE -> String.join(", ", person.phones());
            case EMAIL -> String.join(", ", person.emails());
            case ADDRESS -> address(person.address());
            case OTHER_NUMBER -> "";
        };
    }

    private static String sex(Words words, @Nullable Sex sex) {
        return sex == null ? "" : words.say("intake.sex." + sex);
    }

    private static String address(@Nullable Address address) {
        return address == null ? "" : String.join(", ", address.envelope());
    }

    private static String who(Words words, Held held, @Nullable Claimed claim) {
        if (claim == null) {
            return words.say(held.cameFrom() == null ? "intake.matching.nobody" : "intake.matching.taken-out");
        }
        var name = Stream.concat(claim.given().stream(), Stream.ofNullable(claim.family()))
                .collect(Collectors.joining(" "));
        return name.isBlank() ? words.say("intake.matching.nobody") : name;
    }

    private static String born(Words words, @Nullable Claimed claim) {
        return claim == null || claim.birthDate() == null
                ? ""
                : words.say("intake.matching.born", words.date(claim.birthDate()));
    }

    private String age(Words words, Instant since) {
        var age = Duration.between(since, clock.instant());
        if (age.toMinutes() < 60) {
            return age.toMinutes() < 1 ? words.say("intake.age.now") : words.say("intake.age.minutes", age.toMinutes());
        }
        return age.toHours() < 48
                ? words.say("intake.age.hours", age.toHours())
                : words.say("intake.age.days", age.toDays());
    }
}
