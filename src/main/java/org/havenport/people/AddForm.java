package org.havenport.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.notices.AddressChanges;
import org.havenport.notices.Channel;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;

/** Somebody who is to work here, as typed. */
record AddForm(
        @Nullable String username,
        @Nullable String mail,
        @Nullable String title,
        @Nullable String given,
        @Nullable String family,
        @Nullable String job,
        @Nullable List<String> roles,
        @Nullable String reason) {

    private static final int LONGEST = 80;
    private static final int LONGEST_REASON = 500;

    static AddForm empty() {
        return new AddForm(null, null, null, null, null, null, null, null);
    }

    Set<Role> chosen() {
        var chosen = EnumSet.noneOf(Role.class);
        if (roles != null) {
            Arrays.stream(Role.values())
                    .filter(role -> roles.contains(role.name()))
                    .forEach(chosen::add);
        }
        return chosen;
    }

    Errors errors(Frame frame) {
        var errors = Errors.none();
        for (var field : List.of("given", "family", "job", "username")) {
            var typed = PersonForm.text(of(field));
            if (typed.isEmpty() || typed.length() > LONGEST || typed.chars().anyMatch(Character::isISOControl)) {
                errors = errors.and(field, frame.say("people.add.missing." + field));
            }
        }
        if (PersonForm.text(title).length() > LONGEST) {
            errors = errors.and("title", frame.say("people.add.missing.title"));
        }
        if (!PersonForm.text(mail).isEmpty() && !AddressChanges.canBe(Channel.EMAIL, PersonForm.text(mail))) {
            errors = errors.and("mail", frame.say("people.add.missing.mail"));
        }
        if (chosen().isEmpty()) {
            errors = errors.and("roles", frame.say("people.add.missing.roles"));
        }
        if (PersonForm.text(reason).isEmpty() || PersonForm.text(reason).length() > LONGEST_REASON) {
            errors = errors.and("reason", frame.say("people.missing.reason"));
        }
        return errors;
    }

    private @Nullable String of(String field) {
        return switch (field) {
            case "given" -> given;
            case "family" -> family;
            case "job" -> job;
            default -> username;
        };
    }
}
