package org.havenport.enrolment;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.havenport.files.Pdfs;
import org.havenport.home.Words;
import org.havenport.protocols.BusinessHours;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Prints invitations: each in the language of whoever gets it. The picture carries only the address of the page, never
 * the code: a photograph of the letter's corner, or the history of a browser, lets nobody in.
 */
@Component
class Letters {

    private static final String TITLE = "enrolment.letter.title";

    private final Pdfs pdfs;
    private final BusinessHours hours;
    private final String portal;

    Letters(Pdfs pdfs, BusinessHours hours, @Value("${havenport.notices.portal:}") String portal) {
        this.pdfs = pdfs;
        this.hours = hours;
        this.portal = portal.isBlank() ? "" : checked(portal.strip());
    }

    /** An address that stands on paper is one the operator has set, and nothing else: a request may name any. */
    private static String checked(String portal) {
        var address = URI.create(portal);
        var scheme = address.getScheme();
        if (!("https".equals(scheme) || "http".equals(scheme))
                || address.getHost() == null
                || address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null
                || !address.getPath().replace("/", "").isEmpty()) {
            throw new IllegalArgumentException(
                    "havenport.notices.portal is the address of the portal alone, as https://portal.example.org");
        }
        return portal.replaceAll("/+$", "");
    }

    /**
     * One letter as it is printed.
     *
     * @param envelope the lines of the address; none when it is handed over
     * @param until in words
     */
    record Letter(
            Words words,
            String name,
            List<String> envelope,
            String code,
            String until,
            String address,
            String picture) {}

    /** The letters in one file, each beginning on a new page. */
    byte[] print(List<Invited> invited) {
        if (portal.isEmpty()) {
            throw new IllegalStateException("havenport.notices.portal is not set");
        }
        var address = portal + ActivateController.PATH;
        var picture = QrPicture.of(address);
        var letters = invited.stream().map(one -> letter(one, address, picture)).toList();
        var language = invited.isEmpty() ? Locale.ENGLISH : invited.getFirst().language();
        var words = Words.of(language, zone());
        return pdfs.print(words, words.say(TITLE), "enrolment/letters", Map.of("letters", letters));
    }

    private Letter letter(Invited invited, String address, String picture) {
        var words = Words.of(invited.language(), zone());
        var to = invited.who().address();
        return new Letter(
                words,
                invited.who().name(),
                invited.way() == Way.HANDED || to == null ? List.of() : to.envelope(),
                invited.code(),
                words.date(invited.until()),
                address,
                picture);
    }

    private ZoneId zone() {
        return hours.zone();
    }
}
