package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail and texts that would travel in the clear are refused by name. */
class UnsafeMessagesTests extends Spoilt {

    @BeforeEach
    void soundMessages() throws IOException {
        lines.put("mail.host", "smtp.example.org");
        lines.put("mail.user", "portal");
        lines.put("mail.password", secret("secret/mail", "x").toString());
        lines.put("mail.from", "portal@example.org");
        lines.put("mail.returns", "returns@example.org");
        lines.put("mail.inbox", "imaps://returns@imap.example.org:993/INBOX");
        lines.put("mail.inbox.password", secret("secret/inbox", "x").toString());
        lines.put("texts.url", "https://texts.example.org/messages");
        lines.put("texts.token", secret("secret/token", "x").toString());
        lines.put("texts.secret", secret("secret/signs", "x").toString());
    }

    @Test
    void whatIsSoundIsNotRefused() throws IOException {
        assertThat(refused()).isEmpty();
        lines.put("mail.security", "tls");
        assertThat(refused()).isEmpty();
        lines.keySet().removeIf(key -> key.startsWith("mail.") || key.startsWith("texts."));
        assertThat(refused()).isEmpty();
    }

    @Test
    void whatWouldBeSentInClearIsRefused() {
        assertAll(
                only("mail.security", "none", "mail.security", "in clear"),
                only("mail.inbox", "imap://returns@imap.example.org/INBOX", "mail.inbox", "in clear"),
                only("mail.inbox", "imaps://returns:hunter2@imap.example.org/INBOX", "mail.inbox", "in the address"),
                only("texts.url", "http://texts.example.org/", "texts.url", "in clear"));
    }

    @Test
    void whatIsMissingIsRefused() {
        assertAll(
                only("mail.from", "", "mail.from", "who writes"),
                only("mail.password", "/nowhere/mail", "mail.password", "cannot be read"),
                only("mail.inbox.password", "", "mail.inbox.password", "missing"),
                only("texts.secret", "", "texts.secret", "missing"),
                open("secret/mail", "rw-r--r--", "mail.password", "open to all"),
                open("secret/token", "rw-rw----", "texts.token", "open to some"));
    }
}
