package org.havenport.credentials;

import java.util.List;
import org.havenport.home.FieldError;
import org.havenport.passwords.Refusal;
import org.havenport.passwords.Strength;
import org.jspecify.annotations.Nullable;

/**
 * What the page for changing the password shows.
 *
 * @param hasOne whether the old one is asked for
 * @param username so that a password manager knows whose it is
 * @param rules what a password must be
 * @param offered a phrase that may be taken
 * @param strength of what was typed; null when nobody asked
 * @param typed goes back into the field when somebody asked how strong it is; else empty
 */
record PasswordPage(
        boolean hasOne,
        String username,
        List<Refusal> rules,
        String offered,
        @Nullable Strength strength,
        String typed,
        List<FieldError> errors) {

    @Nullable
    String wrong(String field) {
        return FieldError.at(field, errors);
    }

    @Override
    public String toString() {
        return "PasswordPage[withheld]";
    }
}
