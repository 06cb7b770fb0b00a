package org.havenport.protocols;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** The disclaimer as it is shown, and which one each session was shown (A5.1, C5). */
@Component
public class Disclaimers {

    private final Texts texts;

    Disclaimers(Texts texts) {
        this.texts = texts;
    }

    /** The four clauses to show now. */
    public List<ApprovedText> clauses(Locale language) {
        return Clause.ON_THE_START_PAGE.stream()
                .map(clause -> texts.shown(clause.key(), language))
                .toList();
    }

    /**
     * Keeps which words the person of a new session was shown before it began, in the transaction that begins it.
     *
     * @param sql of the door, before anyone is known
     */
    public void shown(Sql sql, UUID session, UUID actor, Locale language) {
        var clauses = clauses(language);
        var edition = ApprovedText.builtIn(
                "disclaimer", language, clauses.stream().map(ApprovedText::body).collect(Collectors.joining("\n\n")));
        sql.of("""
                        with edition as (
                            insert into protocols.disclaimer_edition (hash, language, versions, body, first_shown_at)
                            values (:hash, :language, :versions, :body, viewer.at()) on conflict do nothing)
                        insert into protocols.disclaimer_shown (session_id, actor_id, edition, shown_at)
                        values (:session, :actor, :hash, viewer.at())
                        """)
                .param("hash", edition.hash())
                .param("language", language.getLanguage())
                .param(
                        "versions",
                        clauses.stream()
                                .map(clause -> clause.key() + " " + clause.version())
                                .collect(Collectors.joining(", ")))
                .param("body", edition.body())
                .param("session", session)
                .param("actor", actor)
                .update();
    }
}
