package org.havenport.protocols;

import java.util.List;
import java.util.Locale;

/**
 * Something the agreement asks of patients, declared by the room that notices it as a bean. A duty that nothing can notice
 * is not in the agreement (B.ua.1).
 *
 * @param key unique, the room first: {@code access.secret}
 * @param noticedBy what the log calls the events by which one sees that it was kept or not
 * @param english what is asked, as a sentence of the agreement
 * @param spanish the same in Spanish
 */
public record PatientDuty(String key, List<String> noticedBy, String english, String spanish) {

    public PatientDuty {
        noticedBy = List.copyOf(noticedBy);
        if (noticedBy.isEmpty()) {
            throw new IllegalArgumentException("A duty that nothing notices is none");
        }
    }

    /** What is asked. */
    public String sentence(Locale language) {
        return language.getLanguage().equals("es") ? spanish : english;
    }
}
