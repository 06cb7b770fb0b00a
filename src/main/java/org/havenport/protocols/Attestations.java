package org.havenport.protocols;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.Attestation.How;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who confirmed or signed which version of a text. An attestation is of the very words in force, in one's own name, and
 * cannot be changed or taken out. Nothing a person may see of their own record ever asks for one (C5).
 */
@Component
public class Attestations {

    /** Who sees who has read what. */
    public static final List<Role> OVERSIGHT =
            List.of(Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.COUNSEL, Role.PORTAL_COORDINATOR);

    private static final String SELECT = """
            select actor_id, key, version, language, approved_hash, clause, how, attested_at from protocols.attestation
            """;

    private final Asking asking;
    private final Audit audit;
    private final Texts texts;
    private final Protocols protocols;

    Attestations(Asking asking, Audit audit, Texts texts, Protocols protocols) {
        this.asking = asking;
        this.audit = audit;
        this.texts = texts;
        this.protocols = protocols;
    }

    /**
     * Keeps that the viewer read a text in force, or one part of it.
     *
     * @param hash SHA-256 of the words they were shown
     * @throws NotApproved when other words, or none, are in force now: they are to be shown first
     * @throws SecurityException for anyone who is not a person
     */
    public void attest(Viewer viewer, String key, Locale language, String hash, @Nullable Clause clause) {
        attest(viewer, List.of(new Said(key, language, hash, clause)), null);
    }

    /**
     * What somebody says they read.
     *
     * @param hash SHA-256 of the words they were shown
     * @param clause the one part it is about, or {@code null} for the whole
     */
    public record Said(
            String key,
            Locale language,
            String hash,
            @Nullable Clause clause) {}

    /**
     * Keeps several at once, all or none, as {@link #attest(Viewer, String, Locale, String, Clause)}.
     *
     * @param occasion which signing they belong to, of the room that asked; may be {@code null}
     */
    public void attest(Viewer viewer, List<Said> said, @Nullable UUID occasion) {
        if (viewer.kind() != Viewer.Kind.STAFF
                && viewer.kind() != Viewer.Kind.PATIENT
                && viewer.kind() != Viewer.Kind.PROXY) {
            throw new SecurityException("Only people read");
        }
        var read = said.stream().map(this::shown).toList();
        asking.run(viewer, sql -> {
            for (int i = 0; i < read.size(); i++) {
                keep(sql, read.get(i), said.get(i).clause(), viewer.actor(), viewer.kind(), How.PORTAL, occasion);
                var key = said.get(i).key().replace('.', '-');
                audit.record(sql, AuditEvent.many("text-attested", null, key, 1));
            }
        });
    }

    /**
     * Keeps what somebody confirmed on paper, or elsewhere before they came here, of what is in force in English.
     *
     * @param account whose attestation it is, not staff's
     */
    public void brought(Viewer.Job job, UUID account, String key, @Nullable Clause clause, UUID occasion) {
        asking.run(
                job,
                sql -> texts.inForce(key, Locale.ENGLISH)
                        .ifPresent(text -> keep(sql, text, clause, account, Viewer.Kind.PATIENT, How.PAPER, occasion)));
    }

    /**
     * Keeps what staff saw somebody sign on paper, of what is in force in a language, or else in English.
     *
     * @param account whose attestation it is, never the viewer's own
     * @param occasion which signing it belongs to, of the room that asked
     */
    public void onPaper(
            Viewer.Staff viewer, UUID account, String key, Locale language, @Nullable Clause clause, UUID occasion) {
        asking.run(
                viewer,
                sql -> texts.inForce(key, language)
                        .or(() -> texts.inForce(key, Locale.ENGLISH))
                        .ifPresent(text -> keep(sql, text, clause, account, Viewer.Kind.PATIENT, How.PAPER, occasion)));
    }

    /** What an account attested, newest first, in the transaction of whoever lets it in. */
    public List<Attestation> of(Sql sql, UUID account) {
        return read(sql, "where actor_id = :actor", account);
    }

    private ApprovedText shown(Said said) {
        return texts.inForce(said.key(), said.language())
                .filter(it -> it.approval() != null && it.approval().hash().equals(said.hash()))
                .orElseThrow(() -> new NotApproved(NotApproved.Why.OTHER_WORDS));
    }

    private static void keep(
            Sql sql,
            ApprovedText text,
            @Nullable Clause clause,
            UUID actor,
            Viewer.Kind kind,
            How how,
            @Nullable UUID occasion) {
        sql.of("""
                        insert into protocols.attestation
                            (key, version, language, approved_hash, clause, actor_id, actor_kind, how, occasion, attested_at)
                        values (:key, :version, :language, :hash, :clause, :actor, :kind, :how, :occasion, viewer.at())
                        """)
                .param("key", text.key())
                .param("version", text.version())
                .param("language", text.locale().getLanguage())
                .param("hash", Objects.requireNonNull(text.approval()).hash())
                .param("clause", clause == null ? null : clause.name())
                .param("actor", actor)
                .param("kind", kind.name())
                .param("how", how.name())
                .param("occasion", occasion, java.sql.Types.OTHER)
                .update();
    }

    /** What the viewer attested, newest first. */
    public List<Attestation> mine(Viewer viewer) {
        return asking.as(viewer, sql -> read(sql, "where actor_id = :actor", viewer.actor()));
    }

    /** What staff attested, newest first; one's own alone for those without oversight. Leaves a line. */
    public List<Attestation> ofStaff(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var found = read(sql, "where actor_kind = 'STAFF'", null);
            if (viewer.kind() == Viewer.Kind.STAFF) {
                audit.record(sql, AuditEvent.many("attestations-listed", null, null, found.size()));
            }
            return found;
        });
    }

    /** How many accounts of people who are not staff attested the version in force, in any language (A6.1). */
    public long peopleWhoAttested(String key) {
        var versions = HouseTexts.LANGUAGES.stream()
                .flatMap(language -> texts.inForce(key, language).stream())
                .map(ApprovedText::approval)
                .filter(Objects::nonNull)
                .map(ApprovedText.Approval::hash)
                .toList();
        return versions.isEmpty()
                ? 0
                : asking.as(
                        Viewer.job("attestations"),
                        sql -> sql.of("""
                                select count(distinct actor_id) from protocols.attestation
                                where key = :key and actor_kind <> 'STAFF' and clause is null and approved_hash in (:hashes)
                                """)
                                .param("key", key)
                                .param("hashes", versions)
                                .query(Long.class)
                                .single());
    }

    /** Whether these attestations of one person hold for the text in force: the same version, and within a year. */
    public boolean current(String key, List<Attestation> ofOne) {
        return duty(texts.declared(key), ofOne).read();
    }

    /** What one person owes of each text that everybody here reads, given what they attested. */
    public List<ReadingDuty> duties(List<Attestation> ofOne) {
        return texts.declared().stream()
                .filter(Text::readByStaff)
                .filter(text -> HouseTexts.LANGUAGES.stream()
                        .anyMatch(
                                language -> texts.inForce(text.key(), language).isPresent()))
                .map(text -> duty(text, ofOne))
                .toList();
    }

    private ReadingDuty duty(Text text, List<Attestation> ofOne) {
        var last = ofOne.stream()
                .filter(it -> it.key().equals(text.key()) && it.clause() == null)
                .filter(it -> texts.inForce(it.key(), it.language())
                        .map(ApprovedText::version)
                        .equals(java.util.Optional.of(it.version())))
                .map(it -> LocalDate.ofInstant(
                        it.at(), java.time.ZoneId.of(protocols.value(PracticeParameters.TIME_ZONE))))
                .max(Comparator.naturalOrder())
                .orElse(null);
        var since = HouseTexts.LANGUAGES.stream()
                .flatMap(language -> texts.inForce(text.key(), language).stream())
                .map(ApprovedText::approval)
                .filter(Objects::nonNull)
                .map(ApprovedText.Approval::from)
                .min(Comparator.naturalOrder())
                .orElse(texts.today());
        return ReadingDuty.of(text, last, since, protocols.value(HouseTexts.READING_DAYS), texts.today());
    }

    private static List<Attestation> read(Sql sql, String where, @Nullable UUID actor) {
        return sql.of(SELECT + where + " order by number desc")
                .params(actor == null ? java.util.Map.of() : java.util.Map.of("actor", actor))
                .query((row, _) -> attestation(row))
                .list();
    }

    private static Attestation attestation(ResultSet row) throws SQLException {
        return new Attestation(
                Objects.requireNonNull(row.getObject("actor_id", UUID.class)),
                Objects.requireNonNull(row.getString("key")),
                row.getInt("version"),
                Locale.forLanguageTag(Objects.requireNonNull(row.getString("language"))),
                Objects.requireNonNull(row.getString("approved_hash")),
                row.getString("clause"),
                Attestation.How.valueOf(row.getString("how")),
                Objects.requireNonNull(row.getObject("attested_at", OffsetDateTime.class))
                        .toInstant());
    }
}
