package org.havenport.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.havenport.patients.DrillMessage.Kind;
import org.jspecify.annotations.Nullable;

/** Messages about invented people, as other systems send them: most without a fault, some with every fault there is. */
final class DrillMessages {

    private static final Kind[] KINDS = Kind.values();
    private static final int FAULTY = 55;

    private final List<DrillPerson> people;
    private final RandomGenerator random;

    DrillMessages(List<DrillPerson> people, RandomGenerator random) {
        this.people = people;
        this.random = random;
    }

    DrillMessage next() {
        var about = people.get(random.nextInt(people.size()));
        var kind = random.nextInt(100) < FAULTY ? KINDS[random.nextInt(KINDS.length)] : Kind.CLEAN;
        return of(kind, about);
    }

    /** A fault that this person cannot have is left out. */
    DrillMessage of(Kind kind, DrillPerson it) {
        var numbers = DrillPerson.numbered(it.number());
        var phones = List.of(it.phone());
        var home = it.address();
        return switch (kind) {
            case CLEAN -> clean(it);
            case TYPED_NAME ->
                say(kind, it, typed(it.family()), List.of(typed(it.given().getFirst())), it.born(), numbers);
            case CHANGED_NAME -> say(kind, it, "Newname" + random.nextInt(50), it.given(), it.born(), numbers);
            case EXCHANGED_NAMES -> say(kind, it, it.given().getFirst(), List.of(it.family()), it.born(), numbers);
            case HALF_A_NAME ->
                say(kind, it, it.family().split("[- ]")[0], it.given().subList(0, 1), it.born(), numbers);
            case WITHOUT_SEX ->
                new DrillMessage(
                        kind,
                        it.place(),
                        DrillPerson.claim(it.family(), it.given(), it.born(), null, numbers, List.of(), null));
            case WITHOUT_NUMBER -> say(kind, it, it.family(), it.given(), it.born(), List.of());
            case NEW_SIBLING -> newSibling(it);
            case TYPED_BIRTH_DATE -> say(kind, it, it.family(), it.given(), typed(it.born()), numbers);
            case EXCHANGED_DAY_AND_MONTH -> exchanged(it);
            case NAME_AND_BIRTH_DATE_ALONE -> bare(kind, it, it.family(), it.given(), it.born());
            case NAME_ALONE -> bare(kind, it, it.family(), it.given(), null);
            case NUMBER_ALONE ->
                new DrillMessage(
                        kind,
                        it.place(),
                        DrillPerson.claim(it.family(), it.given(), null, it.sex(), numbers, phones, home));
            case TYPED_NUMBER ->
                say(kind, it, it.family(), it.given(), it.born(), DrillPerson.numbered(it.number() + "9"));
            case SIBLINGS_NUMBER -> siblingsNumber(it);
            case STRANGERS_NUMBER -> strangersNumber(it);
            case REUSED_NUMBER ->
                new DrillMessage(
                        kind,
                        -1,
                        DrillPerson.claim(
                                "Newcomer",
                                List.of("Zacharias"),
                                it.born().plusDays(400 + random.nextInt(9000)),
                                Sex.MALE,
                                numbers,
                                List.of(),
                                null));
            case MERGED_NUMBERS ->
                say(
                        kind,
                        it,
                        it.family(),
                        it.given(),
                        it.born(),
                        DrillPerson.numbered(it.number(), other(it).number()));
            case CONTRADICTING_SEX ->
                new DrillMessage(
                        kind,
                        it.place(),
                        DrillPerson.claim(
                                it.family(),
                                it.given(),
                                it.born(),
                                it.sex() == Sex.MALE ? Sex.FEMALE : Sex.MALE,
                                numbers,
                                phones,
                                home));
            case NEWBORN_WITHOUT_NUMBER ->
                isNewborn(it) ? say(kind, it, it.family(), List.of("Baby Girl"), it.born(), List.of()) : clean(it);
        };
    }

    private static DrillMessage clean(DrillPerson it) {
        return new DrillMessage(Kind.CLEAN, it.place(), it.claim());
    }

    private static DrillMessage say(
            Kind kind, DrillPerson it, String family, List<String> given, LocalDate born, List<Identifier> numbers) {
        var claimed = DrillPerson.claim(family, given, born, it.sex(), numbers, List.of(it.phone()), it.address());
        return new DrillMessage(kind, it.place(), claimed);
    }

    private static DrillMessage bare(
            Kind kind, DrillPerson it, String family, List<String> given, @Nullable LocalDate born) {
        return new DrillMessage(
                kind, it.place(), DrillPerson.claim(family, given, born, it.sex(), List.of(), List.of(), null));
    }

    /** A sibling born the same day who has a number of their own and was never here. */
    private DrillMessage newSibling(DrillPerson it) {
        var claimed = DrillPerson.claim(
                it.family(),
                List.of("Wolfgang"),
                it.born(),
                Sex.MALE,
                DrillPerson.numbered("N" + random.nextLong(1_000_000_000L)),
                List.of(it.phone()),
                it.address());
        return new DrillMessage(Kind.NEW_SIBLING, -1, claimed);
    }

    private DrillMessage exchanged(DrillPerson it) {
        var born = BirthDates.swapped(it.born());
        return born == null || isNewborn(it)
                ? clean(it)
                : say(Kind.EXCHANGED_DAY_AND_MONTH, it, it.family(), it.given(), born, List.of());
    }

    /** One twin's number in front of the other's name: nobody can tell whose result it is. */
    private DrillMessage siblingsNumber(DrillPerson it) {
        if (it.sibling() < 0 || it.sibling() >= people.size()) {
            return clean(it);
        }
        var other = people.get(it.sibling());
        return new DrillMessage(
                Kind.SIBLINGS_NUMBER,
                -1,
                DrillPerson.claim(
                        it.family(),
                        it.given(),
                        it.born(),
                        it.sex(),
                        DrillPerson.numbered(other.number()),
                        List.of(it.phone()),
                        it.address()));
    }

    private DrillMessage strangersNumber(DrillPerson it) {
        var other = other(it);
        return other.born().equals(it.born())
                ? clean(it)
                : say(
                        Kind.STRANGERS_NUMBER,
                        it,
                        it.family(),
                        it.given(),
                        it.born(),
                        DrillPerson.numbered(other.number()));
    }

    private DrillPerson other(DrillPerson it) {
        var place = random.nextInt(people.size());
        return people.get(place == it.place() ? (place + 1) % people.size() : place);
    }

    private static boolean isNewborn(DrillPerson it) {
        return Names.isPlaceholder(Names.normal(it.given().getFirst()));
    }

    /** With one letter wrong, left out or exchanged with its neighbour. */
    private String typed(String name) {
        if (name.length() < 4) {
            return name;
        }
        var at = 1 + random.nextInt(name.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + name.substring(at + 1);
            default -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
        };
    }

    private LocalDate typed(LocalDate born) {
        return switch (random.nextInt(3)) {
            case 0 -> born.plusDays(1 + random.nextInt(9));
            case 1 -> born.plusYears(1 + random.nextInt(9));
            default -> born.minusMonths(1 + random.nextInt(9));
        };
    }
}
