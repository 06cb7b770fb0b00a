package org.havenport.intake;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.havenport.patients.Agreement;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.Person;
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

    private static final int DIGITS_OF_A_PHONE = 10;

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
        add(right, What.BIRTH_DATE, person.birthDate().equals(date()));
        add(right, What.RECORD_NUMBER, person.recordNumber() != null && same(person.recordNumber(), recordNumber));
        add(right, What.NAME, same(person.given(), given) && same(person.family(), family));
        add(
                right,
                What.PHONE,
                person.phones().stream().anyMatch(it -> digits(it).equals(digits(phone))));
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
                        .anyMatch(it -> it.kind() == Identifier.Kind.RECORD_NUMBER && same(it.value(), recordNumber)));
        var first = claimed.given().isEmpty() ? "" : claimed.given().getFirst();
        add(right, What.NAME, claimed.family() != null && same(claimed.family(), family) && same(first, given));
        add(
                right,
                What.PHONE,
                claimed.phones().stream().anyMatch(it -> digits(it).equals(digits(phone))));
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
        try {
            return birthDate.isBlank() ? null : LocalDate.parse(birthDate.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean same(String a, String b) {
        var plain = plain(a);
        return !plain.isEmpty() && plain.equals(plain(b));
    }

    /** Letters and digits only, small, without accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The last ten: with or without the country. */
    private static String digits(String phone) {
        var digits = phone.replaceAll("\\D", "");
        return digits.length() < DIGITS_OF_A_PHONE
                ? "?" + phone.length()
                : digits.substring(digits.length() - DIGITS_OF_A_PHONE);
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
