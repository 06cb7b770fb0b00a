package org.havenport.intake;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havenport.patients.Agreement;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.Person;
import org.havenport.patients.Retyped;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers that a person typed again, as they stand on paper or were said on the phone. Each one that was typed must
 * agree; nothing is ever filled in for them.
 */
record Typed(String birthDate, String recordNumber, String given, String family, String phone) {

    /** What can be typed; a name is given and family name together. */
    enum What {
        BIRTH_DATE(Agreement.BIRTH_DATE),
        RECORD_NUMBER(Agreement.RECORD_NUMBER),
        NAME(Agreement.NAME),
        PHONE(Agreement.PHONE);

        private final Agreement agreement;

        What(Agreement agreement) {
            this.agreement = agreement;
        }

        Agreement agreement() {
            return agreement;
        }
    }

    static final int NEEDED = 2;

    /** What was typed. */
    Set<What> what() {
        var what = EnumSet.noneOf(What.class);
        add(what, What.BIRTH_DATE, !birthDate.isBlank());
        add(what, What.RECORD_NUMBER, !recordNumber.isBlank());
        add(what, What.NAME, !given.isBlank() || !family.isBlank());
        add(what, What.PHONE, !phone.isBlank());
        return what;
    }

    boolean isEnough() {
        return what().size() >= NEEDED;
    }

    /** What was typed and does not agree with this record. */
    Set<What> wrongFor(Person person) {
        var right = EnumSet.noneOf(What.class);
        add(right, What.BIRTH_DATE, Retyped.isBirthDate(person, birthDate));
        add(right, What.RECORD_NUMBER, Retyped.isRecordNumber(person, recordNumber));
        add(right, What.NAME, Retyped.same(person.given(), given) && Retyped.same(person.family(), family));
        add(right, What.PHONE, Retyped.isPhone(person, phone));
        return without(right);
    }

    /** What was typed and does not agree with what the message says. */
    Set<What> wrongFor(Claimed claimed) {
        var right = EnumSet.noneOf(What.class);
        add(
                right,
                What.BIRTH_DATE,
                claimed.birthDate() != null && claimed.birthDate().equals(date()));
        add(
                right,
                What.RECORD_NUMBER,
                claimed.identifiers().stream()
                        .anyMatch(it ->
                                it.kind() == Identifier.Kind.RECORD_NUMBER && Retyped.same(it.value(), recordNumber)));
        var first = claimed.given().isEmpty() ? "" : claimed.given().getFirst();
        add(right, What.NAME, Retyped.same(claimed.family(), family) && Retyped.same(first, given));
        add(right, What.PHONE, claimed.phones().stream().anyMatch(it -> Retyped.samePhone(it, phone)));
        return without(right);
    }

    private Set<What> without(Set<What> right) {
        var wrong = EnumSet.noneOf(What.class);
        wrong.addAll(what());
        wrong.removeAll(right);
        return wrong;
    }

    /** To find somebody on file by. */
    Claimed asClaim() {
        return new Claimed(
                "desk",
                family.isBlank() ? null : family.strip(),
                given.isBlank() ? List.of() : List.of(given.strip()),
                date(),
                null,
                List.of(),
                phone.isBlank() ? List.of() : List.of(phone),
                List.of(),
                null,
                null);
    }

    @Nullable
    LocalDate date() {
        return Retyped.date(birthDate);
    }

    private static void add(Set<What> to, What what, boolean holds) {
        if (holds) {
            to.add(what);
        }
    }

    @Override
    public String toString() {
        return "typed " + what();
    }
}
