package org.havenport.access;

import java.util.ArrayList;
import java.util.List;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.patients.Person;
import org.havenport.patients.Retyped;
import org.jspecify.annotations.Nullable;

/** What somebody typed again to be sure who asks for a lock to be opened; nothing is ever filled in for them. */
record UnlockForm(
        String birthDate,
        String number,
        String phone,
        String given,
        String family,
        String username,
        String how,
        String reason) {

    private static final int LONGEST_REASON = 500;
    private static final int NEEDED = 2;

    static final UnlockForm EMPTY = new UnlockForm("", "", "", "", "", "", "", "");

    UnlockForm {
        birthDate = of(birthDate);
        number = of(number);
        phone = of(phone);
        given = of(given);
        family = of(family);
        username = of(username);
        how = of(how);
        reason = of(reason);
    }

    private static String of(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /** What was typed of a patient, by the names of the fields. */
    List<String> typed() {
        var typed = new ArrayList<String>();
        add(typed, "birthDate", birthDate);
        add(typed, "number", number);
        add(typed, "phone", phone);
        return typed;
    }

    /** What is wrong with what was typed of a patient. */
    Errors errors(Frame frame, Person who) {
        var errors = Errors.none();
        if (typed().size() < NEEDED) {
            errors = errors.and("birthDate", frame.say("access.unlock.two"));
        }
        if (!birthDate.isBlank() && !Retyped.isBirthDate(who, birthDate)) {
            errors = errors.and("birthDate", frame.say("access.unlock.differs"));
        }
        if (!number.isBlank() && !Retyped.isRecordNumber(who, number)) {
            errors = errors.and("number", frame.say("access.unlock.differs"));
        }
        if (!phone.isBlank() && !Retyped.isPhone(who, phone)) {
            errors = errors.and("phone", frame.say("access.unlock.differs"));
        }
        return common(frame, errors);
    }

    /** What is wrong with what was typed of a member of staff. */
    Errors errors(Frame frame, String theirGiven, String theirFamily, boolean named) {
        var errors = Errors.none();
        if (!Retyped.same(theirGiven, given) || !Retyped.same(theirFamily, family)) {
            errors = errors.and("family", frame.say("access.unlock.differs"));
        }
        if (!named) {
            errors = errors.and("username", frame.say("access.unlock.differs"));
        }
        return common(frame, errors);
    }

    private Errors common(Frame frame, Errors errors) {
        var all = errors;
        if (chosen() == null) {
            all = all.and("how", frame.say("access.unlock.how.missing"));
        }
        return reason.isBlank() || reason.length() > LONGEST_REASON
                ? all.and("reason", frame.say("access.unlock.reason.missing"))
                : all;
    }

    Locks.@Nullable How chosen() {
        return List.of(Locks.How.values()).stream()
                .filter(it -> it.name().equals(how))
                .findFirst()
                .orElse(null);
    }

    private static void add(List<String> typed, String name, String value) {
        if (!value.isBlank()) {
            typed.add(name);
        }
    }

    @Override
    public String toString() {
        return "UnlockForm" + typed();
    }
}
