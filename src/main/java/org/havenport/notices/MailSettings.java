package org.havenport.notices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The server that takes our mail, as {@code serve} has read and checked it.
 *
 * @param security {@code starttls} or {@code tls}; {@code none} only where a test or demonstration says so
 * @param password the file that holds it, or empty for a server that asks for none
 * @param returns the address to which what cannot be delivered comes back, with a mark of the message added before the
 *     {@code @}; empty when nobody reads there
 */
@Component
record MailSettings(
        @Value("${havenport.mail.host:}") String host,
        @Value("${havenport.mail.port:587}") int port,
        @Value("${havenport.mail.security:starttls}") String security,
        @Value("${havenport.mail.user:}") String user,
        @Value("${havenport.mail.password:}") String password,
        @Value("${havenport.mail.from:}") String from,
        @Value("${havenport.mail.returns:}") String returns,
        @Value("${havenport.mail.patience:12000}") int patience) {

    /** The secret in a file, read anew each time: it may be renewed while the portal runs. */
    static String secret(String file) {
        try {
            return file.isEmpty() ? "" : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("A secret cannot be read", e);
        }
    }

    /** Where a message comes back to: {@code bounces+1a2b@example.org}; null when nobody reads there. */
    @Nullable
    String returnAddress(String token) {
        int at = returns.lastIndexOf('@');
        return at < 1 ? null : returns.substring(0, at) + "+" + token + returns.substring(at);
    }

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    @Override
    public String toString() {
        return "MailSettings";
    }
}
