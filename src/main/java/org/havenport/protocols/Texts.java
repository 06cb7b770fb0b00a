package org.havenport.protocols;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Texts that somebody answers for: written, approved by counsel who is not the author, in force from a day until a day.
 * Kept in memory like decisions, so that they stand on the page even while the database is away.
 */
@Component
public class Texts implements Remembered {

    private static final String COLUMNS =
            "key, version, language, body, approved_on, approved_by_name, effective_from, expires_on";

    private final Asking asking;
    private final Clock clock;
    private final Audit audit;
    private final Protocols protocols;
    private final TheDisclaimerNamesItsLimits limits;
    private volatile List<ApprovedText> all = List.of();

    Texts(Asking asking, Clock clock, TheDisclaimerNamesItsLimits limits, Audit audit, Protocols protocols) {
        this.protocols = protocols;
        this.audit = audit;
        this.limits = limits;
        this.asking = asking;
        this.clock = clock;
    }

    /**
     * The text to show today: the newest version in force, else the newest that was ever approved, else the newest
     * draft; in English when there is none in the language.
     *
     * @throws NoSuchElementException when there is no such text at all
     */
    public ApprovedText inForce(String key, Locale locale) {
        return find(key, locale.getLanguage())
                .or(() -> find(key, "en"))
                .map(Clause::complete)
                .orElseThrow(() -> new NoSuchElementException("No text " + key));
    }

    /** Every version of every text, newest first in each key and language. */
    public List<ApprovedText> all() {
        return all;
    }

    /** Texts shown today whose approval is missing or over, which is work for counsel. */
    public List<ApprovedText> waitingForCounsel() {
        return all.stream()
                .map(text -> inForce(text.key(), text.locale()))
                .distinct()
                .filter(text -> !inForceNow(text))
                .toList();
    }

    /**
     * Writes a new version as a draft.
     *
     * @return the number of the version
     * @throws IllegalArgumentException when the text lacks what its clause must say
     */
    public int write(Viewer viewer, String key, Locale locale, String body) {
        Clause.check(key, locale, body);
        limits.check(key, locale, body);
        return asking.as(viewer, sql -> {
            int version = sql.of("""
                            insert into protocols.text (key, version, language, body, written_by, written_at)
                            select :key, coalesce(max(version), 0) + 1, :language, :body, :by, :at
                            from protocols.text where key = :key and language = :language
                            returning version
                            """)
                    .param("key", key)
                    .param("language", locale.getLanguage())
                    .param("body", body)
                    .param("by", viewer.actor())
                    .param("at", Sql.time(sql.now()))
                    .query(Integer.class)
                    .single();
            audit.record(sql, AuditEvent.many("text-written", null, key.replace('.', '-'), 1));
            remember(sql);
            return version;
        });
    }

    /**
     * Approves a version. The approver is counsel and did not write it; an approval lasts 24 months at most (B.dis.0).
     *
     * @throws SecurityException when the viewer is not counsel
     * @throws IllegalStateException when there is no such draft, or the viewer wrote it
     */
    public void approve(
            Viewer viewer, String key, int version, Locale locale, LocalDate effectiveFrom, LocalDate expiresOn) {
        if (!viewer.holdsOneOf(Role.COUNSEL)) {
            throw new SecurityException("Only counsel approves a text");
        }
        asking.run(viewer, sql -> {
            int approved = sql.of("""
                            update protocols.text set approved_by = :by, approved_by_name = :name, approved_on = :today,
                                   effective_from = :from, expires_on = :until
                            where key = :key and version = :version and language = :language
                              and approved_by is null and written_by is distinct from :by
                            """)
                    .param("by", viewer.actor())
                    .param("name", viewer.shownAs())
                    .param("today", today())
                    .param("from", effectiveFrom)
                    .param("until", expiresOn)
                    .param("key", key)
                    .param("version", version)
                    .param("language", locale.getLanguage())
                    .update();
            if (approved != 1) {
                throw new IllegalStateException("No such draft, or written by the one who approves");
            }
            audit.record(sql, AuditEvent.many("text-approved", null, key.replace('.', '-'), 1));
            remember(sql);
        });
    }

    @Override
    public void readAgain() {
        all = asking.atTheDoor(Texts::read);
    }

    private void remember(Sql sql) {
        var now = read(sql);
        Asking.afterCommit(() -> all = now);
    }

    private Optional<ApprovedText> find(String key, String language) {
        var rank = Comparator.comparing((ApprovedText text) -> text.inForceOn(today()))
                .thenComparing(ApprovedText::approved)
                .thenComparing(ApprovedText::version);
        return all.stream()
                .filter(text ->
                        text.key().equals(key) && text.locale().getLanguage().equals(language))
                .max(rank);
    }

    boolean inForceNow(ApprovedText text) {
        return text.inForceOn(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(protocols.value(PracticeParameters.TIME_ZONE)));
    }

    private static List<ApprovedText> read(Sql sql) {
        return sql.of("select " + COLUMNS + " from protocols.text order by key, language, version desc")
                .query((row, _) -> text(row))
                .list();
    }

    private static ApprovedText text(ResultSet row) throws SQLException {
        return new ApprovedText(
                Objects.requireNonNull(row.getString(1)),
                row.getInt(2),
                Locale.forLanguageTag(row.getString(3)),
                Objects.requireNonNull(row.getString(4)),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class));
    }
}
