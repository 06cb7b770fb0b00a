package org.havenport.serve;

import static org.havenport.serve.Setting.*;

import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is unsafe about the ways by which messages leave: in clear, without proof who it is, or with a secret in the open. */
final class UnsafeMessages {

    private static final Set<Setting> MAIL =
            Set.of(MAIL_PORT, MAIL_SECURITY, MAIL_USER, MAIL_PASSWORD, MAIL_FROM, MAIL_RETURNS, MAIL_INBOX);
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._-]{1,40}@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");

    private final Configuration set;
    private final List<Refusal> found = new ArrayList<>();

    private UnsafeMessages(Configuration set) {
        this.set = set;
    }

    static List<Refusal> in(Configuration set) {
        var all = new UnsafeMessages(set);
        all.mail();
        all.inbox();
        all.texts();
        return List.copyOf(all.found);
    }

    private void mail() {
        if (set.get(MAIL_HOST).isEmpty()) {
            MAIL.stream()
                    .filter(setting -> set.get(setting).isPresent())
                    .sorted()
                    .forEach(setting ->
                            add(setting, "there is no mail.host to use it for", "Set mail.host, or leave it out"));
            return;
        }
        if (!Set.of("tls", "starttls").contains(set.get(MAIL_SECURITY).orElse("starttls"))) {
            add(
                    MAIL_SECURITY,
                    "mail and its password would be sent in clear",
                    "Write tls, or starttls, or leave it out: starttls is meant then");
        }
        if (!set.get(MAIL_PORT).orElse("587").matches("[0-9]{1,5}")) {
            add(MAIL_PORT, "it is no port", "Write a number, mostly 587 with starttls and 465 with tls");
        }
        if (!ADDRESS.matcher(set.get(MAIL_FROM).orElse("")).matches()) {
            add(
                    MAIL_FROM,
                    "without it nobody knows who writes",
                    "Write an address of the practice, for example portal@example.org");
        }
        if (set.get(MAIL_RETURNS).filter(it -> !ADDRESS.matcher(it).matches()).isPresent()) {
            add(MAIL_RETURNS, "it is no address", "Write one, for example returns@example.org");
        }
        if (set.get(MAIL_USER).isPresent() || set.get(MAIL_PASSWORD).isPresent()) {
            secret(MAIL_PASSWORD);
        }
    }

    private void inbox() {
        var inbox = set.get(MAIL_INBOX);
        if (inbox.isEmpty() || set.get(MAIL_HOST).isEmpty()) {
            return;
        }
        if (!isAddress(inbox.get(), "imaps://") || inbox.get().matches("imaps://[^@/]*:.*@.*")) {
            add(
                    MAIL_INBOX,
                    "what comes back would be read in clear, or its password stands in the address",
                    "Write imaps://USER@HOST:993/INBOX, and the password in the file of mail.inbox.password");
        }
        secret(MAIL_INBOX_PASSWORD);
        if (set.get(MAIL_RETURNS).isEmpty()) {
            add(
                    MAIL_RETURNS,
                    "nothing would come back to the inbox",
                    "Write the address whose mail lands in the inbox");
        }
    }

    private void texts() {
        var url = set.get(TEXTS_URL);
        if (url.isEmpty()) {
            return;
        }
        if (!isAddress(url.get(), "https://")) {
            add(TEXTS_URL, "numbers of patients would be sent in clear", "Write an address with https://");
        }
        secret(TEXTS_TOKEN);
        secret(TEXTS_SECRET);
    }

    private static boolean isAddress(String text, String begins) {
        try {
            return text.startsWith(begins) && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void secret(Setting setting) {
        var file = set.path(setting);
        if (file.isEmpty() || !Files.isReadable(file.get())) {
            add(
                    setting,
                    file.isEmpty() ? "it is missing" : "%s cannot be read".formatted(file.get()),
                    "Name the file that holds the secret");
            return;
        }
        var why = PrivateFiles.openTo(file.get());
        if (why != null) {
            add(setting, why, "chmod 600 on it");
        }
    }

    private void add(Setting setting, String why, String act) {
        found.add(Refusal.of(setting, why, act));
    }
}
