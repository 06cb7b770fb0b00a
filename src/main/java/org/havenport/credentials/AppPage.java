package org.havenport.credentials;

import java.util.List;
import org.havenport.access.QrCode;
import org.havenport.home.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the authenticator app shows.
 *
 * @param hasOne whether it takes the place of another
 * @param secret of the new app, in Base32; it goes along with the form
 * @param mayChoose whether this is a patient who may sign in with the password alone
 * @param alone whether they do
 */
record AppPage(
        boolean hasOne, String secret, QrCode picture, boolean mayChoose, boolean alone, List<FieldError> errors) {

    @Nullable
    String wrong(String field) {
        return FieldError.at(field, errors);
    }

    @Override
    public String toString() {
        return "AppPage[withheld]";
    }
}
