package org.havenport.agreements;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Attestation;
import org.havenport.protocols.Attestations;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.MaterialVersions;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what an account has confirmed and what it has not, in the transaction of whoever asks. */
@Component
class Standings {

    private final Attestations attestations;
    private final MaterialVersions versions;

    Standings(Attestations attestations, MaterialVersions versions) {
        this.attestations = attestations;
        this.versions = versions;
    }

    Standing of(Sql sql, UUID account) {
        var withdrawn = last(sql, account);
        var given = attestations.of(sql, account).stream()
                .filter(it -> withdrawn == null || it.at().isAfter(withdrawn))
                .toList();
        var missing = missing(given);
        var agreed = given.stream().anyMatch(it -> it.key().equals(HouseTexts.AGREEMENT.key()));
        var taken = withdrawn != null && missing.stream().anyMatch(Statement::isOfTheAgreement) ? withdrawn : null;
        return new Standing(
                missing, separate(given), agreed, taken, missing.isEmpty() ? null : asked(sql, account, newest(given)));
    }

    private boolean separate(List<Attestation> given) {
        return Statement.separate().stream().allMatch(it -> versions.confirmed(it.key(), it.clause(), given));
    }

    /** Keeps that somebody is asked for what is in force now; once. */
    void ask(Sql sql, UUID account) {
        sql.of("insert into agreements.asked (account, edition, asked_at) values (:account, :edition, viewer.at())"
                        + " on conflict do nothing")
                .param("account", account)
                .param("edition", edition())
                .update();
    }

    /** What of these is not confirmed; what has no version in force is not asked for. */
    List<Statement> missing(List<Attestation> given) {
        return Arrays.stream(Statement.values())
                .filter(it -> versions.toConfirm(it.key(), Locale.ENGLISH).isPresent()
                        || HouseTexts.LANGUAGES.stream()
                                .anyMatch(language ->
                                        versions.newest(it.key(), language).isPresent()))
                .filter(it -> !versions.confirmed(it.key(), it.clause(), given))
                .toList();
    }

    /** Which material versions are in force, as a text that changes when one of them does. */
    String edition() {
        return Arrays.stream(Statement.values())
                .map(Statement::key)
                .distinct()
                .flatMap(key -> HouseTexts.LANGUAGES.stream()
                        .flatMap(language -> versions.newest(key, language).stream())
                        .map(Standings::named))
                .collect(Collectors.joining(","));
    }

    private static String named(ApprovedText text) {
        return "%s@%s%d".formatted(text.key(), text.locale().getLanguage(), text.version());
    }

    private static @Nullable Instant newest(List<Attestation> given) {
        return given.stream().map(Attestation::at).max(Instant::compareTo).orElse(null);
    }

    /** The first time they were asked since they last confirmed anything: a further version does not begin anew. */
    private static @Nullable Instant asked(Sql sql, UUID account, @Nullable Instant since) {
        return sql.of("select min(asked_at) from agreements.asked where account = :account and asked_at > :since")
                .param("account", account)
                .param("since", Sql.time(since == null ? Instant.EPOCH : since))
                .query((row, _) -> instant(row.getObject(1, OffsetDateTime.class)))
                .single()
                .orElse(null);
    }

    private static @Nullable Instant last(Sql sql, UUID account) {
        return sql.of("select max(withdrawn_at) from agreements.withdrawal where account = :account")
                .param("account", account)
                .query((row, _) -> instant(row.getObject(1, OffsetDateTime.class)))
                .single()
                .orElse(null);
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
