package org.havenport.access;

/**
 * What somebody will sign in with.
 *
 * @param username a name or an e-mail address; upper and lower case are the same
 * @param password in clear, kept only as its Argon2id hash
 * @param totpSecret the shared secret of the authenticator app in Base32, as {@link Totp#newSecret()} makes it
 */
public record NewAccount(String username, String password, String totpSecret) {

    @Override
    public String toString() {
        return "NewAccount[withheld]";
    }
}
