package org.havenport.notices;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.net.URI;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads what came back to our return address, over IMAP. A report that a message did not arrive marks its address; it is
 * then removed, for it holds the address in clear. Anything else is left for people and not read again.
 */
@Component
class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int MOST = 200;
    private static final String PATIENCE = "20000";

    private final Outbox outbox;
    private final String place;
    private final String password;

    Inbox(
            Outbox outbox,
            @Value("${havenport.mail.inbox:}") String place,
            @Value("${havenport.mail.inbox-password:}") String password) {
        this.outbox = outbox;
        this.place = place;
        this.password = password;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT2M")
    void round() {
        if (!place.isEmpty()) {
            try {
                read(URI.create(place), MailSettings.secret(password));
            } catch (MessagingException | IOException | RuntimeException e) {
                log.warn(
                        "The inbox of returned mail cannot be read: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    /**
     * Reads what is new.
     *
     * @param inbox {@code imaps://user@host:993/INBOX}
     * @return how many of our messages came back
     */
    int read(URI inbox, String secret) throws MessagingException, IOException {
        var protocol = inbox.getScheme();
        var properties = new Properties();
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        for (var time : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + protocol + "." + time, PATIENCE);
        }
        var back = 0;
        try (var store = Session.getInstance(properties).getStore(protocol)) {
            store.connect(inbox.getHost(), inbox.getPort(), inbox.getUserInfo(), secret);
            var name = inbox.getPath() == null || inbox.getPath().length() < 2
                    ? "INBOX"
                    : inbox.getPath().substring(1);
            try (var folder = store.getFolder(name)) {
                folder.open(Folder.READ_WRITE);
                var unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int i = 0; i < Math.min(unread.length, MOST); i++) {
                    back += take((MimeMessage) unread[i]) ? 1 : 0;
                }
                folder.expunge();
            }
        }
        return back;
    }

    private boolean take(MimeMessage mail) throws MessagingException {
        mail.setFlag(Flags.Flag.SEEN, true);
        try {
            var report = Report.of(mail).orElse(null);
            if (report == null || report.what() == Report.What.NOTHING) {
                return false;
            }
            var ours = report.what() == Report.What.STOP
                    ? outbox.wantsNoMore(report.token())
                    : outbox.cameBack(report.token(), report.code());
            mail.setFlag(Flags.Flag.DELETED, true);
            return ours;
        } catch (MessagingException | IOException unreadable) {
            log.warn("A returned mail cannot be read: {}", unreadable.getClass().getSimpleName());
            return false;
        }
    }
}
