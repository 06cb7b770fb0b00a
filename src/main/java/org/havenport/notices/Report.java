package org.havenport.notices;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

/**
 * What came back by mail about one of our messages. Which message it is about stands in the address it came to; nobody can
 * guess one.
 *
 * @param token of the message
 * @param what it says
 * @param code of RFC 3463; empty when it is no report
 */
record Report(String token, What what, String code) {

    private static final Pattern TOKEN = Pattern.compile("\\+([0-9a-f]{20})@");
    private static final int LARGEST = 512 * 1024;

    /** What a mail to a return address says. */
    enum What {
        CAME_BACK,
        STOP,
        /** A delay, an answer by a machine: nothing follows from it. */
        NOTHING
    }

    /** Reads a mail; empty when it is about none of our messages. */
    static Optional<Report> of(MimeMessage mail) throws MessagingException, IOException {
        var token = token(mail);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (mail.getSize() > LARGEST) {
            return Optional.of(new Report(token.get(), What.NOTHING, ""));
        }
        var status = status(mail, 0);
        if (status.isPresent()) {
            return Optional.of(ofStatus(token.get(), status.get()));
        }
        var subject = mail.getSubject();
        var stop = subject != null && subject.strip().toUpperCase(Locale.ROOT).equals("STOP");
        return Optional.of(new Report(token.get(), stop ? What.STOP : What.NOTHING, ""));
    }

    private static Report ofStatus(String token, DeliveryStatus status) {
        for (int i = 0; i < status.getRecipientDSNCount(); i++) {
            var about = status.getRecipientDSN(i);
            var action = about.getHeader("Action");
            var said = about.getHeader("Status");
            var code = said == null || said.length == 0 ? null : StatusCode.in(said[0]);
            var failed =
                    action != null && action.length > 0 && action[0].strip().equalsIgnoreCase("failed");
            if (failed) {
                return new Report(token, What.CAME_BACK, code == null ? "5.0.0" : code);
            }
        }
        return new Report(token, What.NOTHING, "");
    }

    private static Optional<DeliveryStatus> status(Part part, int depth) throws MessagingException, IOException {
        if (depth > 3) {
            return Optional.empty();
        }
        if (part.isMimeType("message/delivery-status")) {
            return Optional.of(
                    part.getContent() instanceof DeliveryStatus status
                            ? status
                            : new DeliveryStatus(part.getInputStream()));
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < Math.min(parts.getCount(), 10); i++) {
                BodyPart one = parts.getBodyPart(i);
                var found = status(one, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> token(MimeMessage mail) throws MessagingException {
        for (var header : new String[] {"Delivered-To", "X-Original-To", "Envelope-To", "To"}) {
            var values = mail.getHeader(header);
            for (var value : values == null ? new String[0] : values) {
                var found = TOKEN.matcher(value);
                if (found.find()) {
                    return Optional.of(found.group(1));
                }
            }
        }
        return Optional.empty();
    }
}
