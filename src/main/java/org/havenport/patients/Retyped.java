package org.havenport.patients;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares identifiers that staff typed again, as somebody said them or as they stand on a card, with what is on file
 * (A1.8, A1.4). How they are written does not matter; what was not typed, or is not on file, is never the same.
 */
public final class Retyped {

    private static final int DIGITS_OF_A_PHONE = 10;

    private Retyped() {}

    /** What was sent, without the blanks around it. */
    public static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** The date of a date field; null when it is empty or none. */
    public static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return text(typed).isEmpty() ? null : LocalDate.parse(text(typed));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether it was this person's birth date. */
    public static boolean isBirthDate(Person person, @Nullable String typed) {
        return person.birthDate().equals(date(typed));
    }

    /** Whether it was this person's record number. */
    public static boolean isRecordNumber(Person person, @Nullable String typed) {
        return same(person.recordNumber(), typed);
    }

    /** Whether it was one of this person's phone numbers. */
    public static boolean isPhone(Person person, @Nullable String typed) {
        return person.phones().stream().anyMatch(it -> samePhone(it, typed));
    }

    /** Whether a name or number is the same but for case, accents and marks. */
    public static boolean same(@Nullable String onFile, @Nullable String typed) {
        var plain = plain(text(onFile));
        return !plain.isEmpty() && plain.equals(plain(text(typed)));
    }

    /** Whether a phone number is the same, with or without the country. */
    public static boolean samePhone(String onFile, @Nullable String typed) {
        var digits = digits(onFile);
        return !digits.isEmpty() && digits.equals(digits(text(typed)));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String digits(String phone) {
        var digits = phone.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - DIGITS_OF_A_PHONE));
    }
}
