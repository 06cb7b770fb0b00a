package org.havenport.files;

import java.time.LocalDate;
import java.util.Locale;
import org.havenport.house.Viewers;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Texts;
import org.havenport.viewer.Role;
import org.springframework.stereotype.Component;

/** New versions of the confidentiality statement, as a coordinator writes and counsel approves them. */
@Component
record Statements(Texts texts, Viewers viewers) {

    private static final String KEY = HouseTexts.CONFIDENTIALITY.key();

    ApprovedText write(Locale language, String words) {
        var author = viewers.staff(Role.PORTAL_COORDINATOR);
        var version = texts.write(author, KEY, language, "Confidential\n" + words);
        return texts.version(KEY, language, version).orElseThrow();
    }

    void approve(Locale language, String words, LocalDate from) {
        var draft = write(language, words);
        texts.approve(
                viewers.staff(Role.COUNSEL),
                KEY,
                draft.version(),
                language,
                draft.hash(),
                from,
                from.plusYears(1),
                language.getLanguage().equals("en") ? null : "Lucía Ferrer, certified translator",
                true);
    }
}
