package org.havenport.notices;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Carries mail by SMTP (RFC 5321): one recipient a message, an id of ours that stays the same in every attempt, and over
 * TLS unless the settings of a test say otherwise.
 */
class ByMail implements Carrier {

    private static final int FOR_GOOD = 500;
    /** The server goes away; the library says the same when it is gone. */
    private static final int CLOSING = 421;

    private static final int NO_MAILBOX = 550;
    private static final int BAD_MAILBOX_NAME = 553;

    private final MailSettings settings;
    private final Clock clock;

    ByMail(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Outcome carry(Letter letter) {
        var session = Session.getInstance(properties(settings));
        Transport transport;
        try {
            transport = session.getTransport();
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException(e);
        }
        try {
            transport.connect(
                    settings.host(),
                    settings.port(),
                    blankIsNone(settings.user()),
                    blankIsNone(MailSettings.secret(settings.password())));
            return send(session, transport, letter);
        } catch (AuthenticationFailedException e) {
            return new Outcome.NoCarrier("LOGIN_REFUSED");
        } catch (MessagingException e) {
            return new Outcome.NoCarrier("NO_SERVER");
        } finally {
            close(transport);
        }
    }

    /** How the server says goodbye changes nothing of what it said before. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException goodbye) {
            // The connection is gone either way.
        }
    }

    private Outcome send(Session session, Transport transport, Letter letter) {
        try {
            var to = new Address[] {new InternetAddress(letter.to(), true)};
            transport.sendMessage(message(session, letter), to);
            return new Outcome.HandedOver();
        } catch (MessagingException e) {
            return outcome(e);
        }
    }

    /** What an answer means for this message: what is said of the recipient, else of the sender, else of the whole. */
    private static Outcome outcome(MessagingException failure) {
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            switch (e) {
                case SMTPAddressFailedException address -> {
                    return ofAddress(address.getReturnCode(), String.valueOf(address.getMessage()));
                }
                case SMTPSenderFailedException _ -> {
                    return new Outcome.NoCarrier("SENDER_REFUSED");
                }
                case SMTPSendFailedException send
                when send.getNextException() == null -> {
                    return ofWhole(send.getReturnCode());
                }
                default -> {}
            }
        }
        return new Outcome.Later("BROKEN_OFF");
    }

    private static Outcome ofWhole(int code) {
        if (code >= FOR_GOOD) {
            return new Outcome.Refused("MESSAGE_REFUSED");
        }
        return new Outcome.Later(code > CLOSING ? "NOT_NOW" : "BROKEN_OFF");
    }

    private static Outcome ofAddress(int code, String said) {
        if (code < FOR_GOOD) {
            return new Outcome.Later("NOT_NOW");
        }
        var status = StatusCode.in(said);
        if (status != null && status.startsWith("5.7")) {
            return new Outcome.Refused("MESSAGE_REFUSED");
        }
        return code >= NO_MAILBOX && code <= BAD_MAILBOX_NAME
                ? new Outcome.NoSuchAddress(status == null ? "5.1.1" : status)
                : new Outcome.Refused("MESSAGE_REFUSED");
    }

    private SMTPMessage message(Session session, Letter letter) throws MessagingException {
        var message = new WithOurId(session, letter.id(), settings.domain());
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        var back = settings.returnAddress(letter.returnToken());
        if (back != null) {
            message.setEnvelopeFrom(back);
            message.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE);
            message.setReturnOption(SMTPMessage.RETURN_HDRS);
            if (letter.mayBeStopped()) {
                message.setHeader("List-Unsubscribe", "<mailto:" + back + "?subject=STOP>");
            }
        }
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(letter.text(), "plain"));
        both.addBodyPart(part(Objects.requireNonNull(letter.html()), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String words, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(words, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    static Properties properties(MailSettings settings) {
        var properties = new Properties();
        var protocol = settings.security().equals("tls") ? "smtps" : "smtp";
        var prefix = "mail." + protocol + ".";
        properties.setProperty("mail.transport.protocol", protocol);
        for (var time : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + time, String.valueOf(settings.patience()));
        }
        properties.setProperty(prefix + "auth", String.valueOf(!settings.user().isEmpty()));
        properties.setProperty(prefix + "quitwait", "false");
        properties.setProperty(prefix + "localhost", settings.domain());
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (settings.security().equals("starttls")) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    private static @Nullable String blankIsNone(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Keeps the id that the message had in an earlier attempt. */
    private static final class WithOurId extends SMTPMessage {
        private final UUID id;
        private final String domain;

        WithOurId(Session session, UUID id, String domain) {
            super(session);
            this.id = id;
            this.domain = domain;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@" + domain + ">");
        }
    }
}
