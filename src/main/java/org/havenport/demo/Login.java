package org.havenport.demo;

import org.jspecify.annotations.Nullable;

/**
 * Who can sign in, and with what.
 *
 * @param role how the person is described to whoever looks around
 * @param totpSecret Base32, as an authenticator app takes it
 * @param number the patient's number in the synthetic practice; null for staff
 * @param colleague the name of the {@link Colleague}; null for patients
 */
record Login(
        String name,
        String role,
        String username,
        String password,
        String totpSecret,
        @Nullable Integer number,
        @Nullable String colleague) {

    @Override
    public String toString() {
        return "Login[withheld]";
    }
}
