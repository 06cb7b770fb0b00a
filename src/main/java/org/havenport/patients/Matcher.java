package org.havenport.patients;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havenport.patients.MatchResult.Doubt;
import org.havenport.patients.MatchResult.Near;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Finds on file who shares a number or the birth date with a claim, and lets the rule decide among them. */
@Component
class Matcher {

    private final Vault vault;
    private final MatchesRestOnTwoIdentifiers safeguard;

    Matcher(Vault vault, MatchesRestOnTwoIdentifiers safeguard) {
        this.vault = vault;
        this.safeguard = safeguard;
    }

    /** Whether a claim says enough to know a person by. */
    static boolean isEnough(Claimed claimed) {
        return claimed.birthDate() != null
                && !Names.normal(Objects.requireNonNullElse(claimed.family(), ""))
                        .isEmpty();
    }

    MatchResult match(Sql sql, Claimed claimed) {
        if (claimed.birthDate() != null) {
            sql.of("select pg_advisory_xact_lock(:key)")
                    .param(
                            "key",
                            ByteBuffer.wrap(birthDate(claimed.birthDate())).getLong())
                    .query()
                    .singleRow();
        }
        var candidates = candidates(sql, claimed);
        if (candidates.isEmpty() && !isEnough(claimed)) {
            return new Near(Doubt.TOO_LITTLE_IS_KNOWN);
        }
        var verdict = safeguard.among(sql, claimed.source(), candidates);
        return verdict instanceof MatchResult.Unknown && !isEnough(claimed)
                ? new Near(Doubt.TOO_LITTLE_IS_KNOWN)
                : verdict;
    }

    private List<Candidate> candidates(Sql sql, Claimed claimed) {
        var numbers = holders(sql, claimed.identifiers());
        var birthDate = claimed.birthDate() == null ? new byte[0] : birthDate(claimed.birthDate());
        var ids = numbers.isEmpty() ? Set.of(new UUID(0, 0)) : numbers.keySet();
        return sql.of("select id, sealed from patients.patient where birth_date = :birthDate or id in (:ids)")
                .param("birthDate", birthDate)
                .param("ids", ids)
                .query((row, _) -> {
                    var id = row.getObject(1, UUID.class);
                    var known = Demographics.read(vault.open(sql, id, row.getBytes(2), Patients.context(id)));
                    return known.compare(id, claimed, numbers.getOrDefault(id, Set.of()));
                })
                .list();
    }

    /** Who holds any of these numbers, and of which kind. */
    private Map<UUID, Set<Agreement>> holders(Sql sql, List<Identifier> identifiers) {
        var blinded =
                identifiers.stream().filter(Identifier::tells).map(this::blind).toList();
        var holders = new HashMap<UUID, Set<Agreement>>();
        if (blinded.isEmpty()) {
            return holders;
        }
        sql.of("select patient_id, kind from patients.identifier where blinded in (:blinded)")
                .param("blinded", blinded)
                .query(row -> {
                    var record = Identifier.Kind.RECORD_NUMBER.name().equals(row.getString(2));
                    holders.computeIfAbsent(row.getObject(1, UUID.class), _ -> EnumSet.noneOf(Agreement.class))
                            .add(record ? Agreement.RECORD_NUMBER : Agreement.OTHER_NUMBER);
                });
        return holders;
    }

    /** Keeps the hashes of a patient's numbers; a number that is another patient's fails the transaction. */
    void remember(Sql sql, UUID patient, List<Identifier> identifiers) {
        for (var identifier : identifiers) {
            if (identifier.tells()) {
                sql.of("""
                                insert into patients.identifier (patient_id, blinded, kind) values (:patient, :blinded, :kind)
                                on conflict (patient_id, blinded) do nothing
                                """)
                        .param("patient", patient)
                        .param("blinded", blind(identifier))
                        .param("kind", identifier.kind().name())
                        .update();
            }
        }
    }

    byte[] birthDate(LocalDate date) {
        return vault.blind("birth-date", date.toString());
    }

    byte[] name(Demographics who) {
        var given = who.given().isEmpty() ? "" : who.given().getFirst();
        return vault.blind("name", Names.normal(who.family()) + '|' + Names.normal(given));
    }

    private byte[] blind(Identifier identifier) {
        return vault.blind("identifier", identifier.normal());
    }
}
