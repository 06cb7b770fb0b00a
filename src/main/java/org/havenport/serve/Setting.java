package org.havenport.serve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be set, in the file of the configuration and by variables of the environment. */
enum Setting {
    HOST_NAMES,
    HTTPS_PORT,
    HTTP_PORT,
    LISTEN,
    TLS_CERTIFICATE,
    TLS_KEY,
    PROXIES,
    DATA,
    KEY,
    KMS_URL,
    KMS_KEY,
    KMS_TOKEN,
    ANCHOR,
    LOG_COLLECTOR,
    ADVISORIES,
    DATABASE_URL,
    DATABASE_PASSWORDS,
    MAIL_HOST,
    MAIL_PORT,
    MAIL_SECURITY,
    MAIL_USER,
    MAIL_PASSWORD,
    MAIL_FROM,
    MAIL_RETURNS,
    MAIL_INBOX,
    MAIL_INBOX_PASSWORD,
    TEXTS_URL,
    TEXTS_TOKEN,
    TEXTS_SECRET,
    SSO_ISSUER,
    SSO_CLIENT,
    SSO_SECRET,
    SSO_NAME,
    SSO_ACR,
    SSO_AMR,
    ADMINISTRATOR,
    ROOT_ACCEPTED;

    /** As the file writes it, for example {@code host.names}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** As the environment writes it, for example {@code HAVENPORT_HOST_NAMES}. */
    String variable() {
        return "HAVENPORT_" + name();
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(one -> one.variable().equals(variable))
                .findFirst();
    }
}
