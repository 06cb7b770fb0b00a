package org.havenport.protocols;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** Texts as rows. */
final class TextRows {

    private TextRows() {}

    static List<ApprovedText> all(Sql sql) {
        return sql.of("""
                        select key, version, language, body, coalesce(source, body) as source,
                            coalesce(made_of, '') as made_of, written_by, written_at, approved_by, approved_by_name,
                            approved_as, approved_on, approved_hash, translator, effective_from, expires_on, material
                        from protocols.text order by key, language, version desc
                        """).query((row, _) -> text(row)).list();
    }

    /** Adds the next version, or nothing when the newest one already says exactly this and is made of the same. */
    static int add(
            Sql sql, Text declared, Locale locale, String body, String source, String madeOf, @Nullable UUID by) {
        sql.of("select pg_advisory_xact_lock(hashtext('protocols.text'))")
                .query()
                .singleRow();
        return sql.of("""
                        insert into protocols.text
                            (key, version, language, kind, body, source, made_of, written_by, written_at)
                        select :key, coalesce(max(version), 0) + 1, :language, :kind, :body, :source, :made, cast(:by as uuid), viewer.at()
                        from protocols.text where key = :key and language = :language
                        having cast(:by as uuid) is not null or not coalesce(
                            (array_agg(made_of order by version desc))[1] = :made
                            and (array_agg(source order by version desc))[1] = :source, false)
                        returning version
                        """)
                .param("key", declared.key())
                .param("language", locale.getLanguage())
                .param("kind", declared.kind().name())
                .param("body", body)
                .param("source", source)
                .param("made", madeOf)
                .param("by", by, java.sql.Types.OTHER)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Adds words of the program as the next version, unless the same words were proposed before. */
    static boolean propose(Sql sql, Draft draft) {
        return sql.of("""
                        insert into protocols.text
                            (key, version, language, kind, body, source, made_of, written_at)
                        select :key, coalesce(max(version), 0) + 1, :language, :kind, :body, :body, :made, viewer.at()
                        from protocols.text where key = :key and language = :language
                        having count(*) filter (where made_of = :made) = 0
                        on conflict do nothing
                        """)
                        .param("key", draft.text().key())
                        .param("language", draft.language().getLanguage())
                        .param("kind", draft.text().kind().name())
                        .param("body", draft.body())
                        .param("made", draft.madeOf())
                        .update()
                == 1;
    }

    /** Keeps an approval; false when there is no such draft, the words are others, or the approver wrote them. */
    static boolean approve(Sql sql, ApprovedText text, ApprovedText.Approval approval) {
        return sql.of("""
                        update protocols.text set approved_by = :by, approved_by_name = :name, approved_as = :as,
                               approved_on = :on, approved_hash = :hash, translator = :translator,
                               effective_from = :from, expires_on = :until, material = :material
                        where key = :key and version = :version and language = :language
                          and approved_by is null and written_by is distinct from :by
                          and encode(sha256(convert_to(body, 'UTF8')), 'hex') = :hash
                        """)
                        .param("by", approval.by())
                        .param("name", approval.name())
                        .param("as", approval.as().name())
                        .param("on", approval.on())
                        .param("hash", approval.hash())
                        .param("translator", approval.translator())
                        .param("from", approval.from())
                        .param("until", approval.expires())
                        .param("material", approval.material())
                        .param("key", text.key())
                        .param("version", text.version())
                        .param("language", text.locale().getLanguage())
                        .update()
                == 1;
    }

    private static ApprovedText text(ResultSet row) throws SQLException {
        return new ApprovedText(
                string(row, "key"),
                row.getInt("version"),
                Locale.forLanguageTag(string(row, "language")),
                string(row, "body"),
                string(row, "source"),
                string(row, "made_of"),
                row.getObject("written_by", UUID.class),
                Objects.requireNonNull(row.getObject("written_at", OffsetDateTime.class))
                        .toInstant(),
                approval(row));
    }

    private static ApprovedText.@Nullable Approval approval(ResultSet row) throws SQLException {
        var by = row.getObject("approved_by", UUID.class);
        return by == null
                ? null
                : new ApprovedText.Approval(
                        by,
                        string(row, "approved_by_name"),
                        Role.valueOf(string(row, "approved_as")),
                        date(row, "approved_on"),
                        string(row, "approved_hash"),
                        row.getString("translator"),
                        date(row, "effective_from"),
                        date(row, "expires_on"),
                        row.getBoolean("material"));
    }

    private static String string(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }
}
