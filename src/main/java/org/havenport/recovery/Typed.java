package org.havenport.recovery;

import java.util.EnumSet;
import java.util.Set;
import org.havenport.patients.Person;
import org.havenport.patients.Retyped;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers that staff typed again, as the person said them or as they stand on their card. Each one that was typed must
 * agree with the record, and two must be there; nothing is ever filled in.
 */
record Typed(
        @Nullable String birthDate,
        @Nullable String recordNumber,
        @Nullable String given,
        @Nullable String family,
        @Nullable String phone,
        @Nullable String username) {

    /** What can be typed. */
    enum What {
        BIRTH_DATE,
        RECORD_NUMBER,
        NAME,
        PHONE,
        USERNAME
    }

    static final int NEEDED = 2;

    static Typed nothing() {
        return new Typed("", "", "", "", "", "");
    }

    /** What was typed. */
    Set<What> what() {
        var what = EnumSet.noneOf(What.class);
        add(what, What.BIRTH_DATE, !Retyped.text(birthDate).isEmpty());
        add(what, What.RECORD_NUMBER, !Retyped.text(recordNumber).isEmpty());
        add(
                what,
                What.NAME,
                !Retyped.text(given).isEmpty() || !Retyped.text(family).isEmpty());
        add(what, What.PHONE, !Retyped.text(phone).isEmpty());
        add(what, What.USERNAME, !Retyped.text(username).isEmpty());
        return what;
    }

    boolean isEnough() {
        return what().size() >= NEEDED;
    }

    /** Whether all that was typed agrees with a patient's record. */
    boolean agreesWith(Person person) {
        var right = EnumSet.noneOf(What.class);
        add(right, What.BIRTH_DATE, Retyped.isBirthDate(person, birthDate));
        add(right, What.RECORD_NUMBER, Retyped.isRecordNumber(person, recordNumber));
        add(right, What.NAME, Retyped.same(person.given(), given) && Retyped.same(person.family(), family));
        add(right, What.PHONE, Retyped.isPhone(person, phone));
        return right.containsAll(what());
    }

    /** Whether it is this member of staff; the user name is compared by its keyed hash, elsewhere. */
    boolean agreesWith(String given, String family, boolean username) {
        var right = EnumSet.noneOf(What.class);
        add(right, What.NAME, Retyped.same(given, this.given) && Retyped.same(family, this.family));
        add(right, What.USERNAME, username);
        return right.containsAll(what());
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
