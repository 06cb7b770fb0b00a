package org.havenport.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.patients.MatchResult.Doubt;
import org.havenport.patients.MatchResult.Found;
import org.havenport.patients.MatchResult.Near;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Finds on file who shares a number, the birth date or the name with a claim, and lets the rule decide among them. */
@Component
class Matcher {

    static final String BIRTH_DATE = "birth-date";

    private static final String NAME = "name";
    private static final String NUMBER = "identifier";
    private static final UUID NOBODY = new UUID(0, 0);

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
        var candidates = candidates(sql, claimed, false);
        if (!isKnownByNumber(candidates)) {
            // Somebody may be created after this: nobody else may create the same person meanwhile.
            lock(sql, claimed);
            candidates = candidates(sql, claimed, false);
        }
        if (candidates.isEmpty() && !isEnough(claimed)) {
            return new Near(Doubt.TOO_LITTLE_IS_KNOWN);
        }
        var verdict = safeguard.among(sql, claimed.source(), candidates);
        return verdict instanceof MatchResult.Unknown && !isEnough(claimed)
                ? new Near(Doubt.TOO_LITTLE_IS_KNOWN)
                : verdict;
    }

    /** Everybody on file whom a claim could mean, the likeliest first. */
    List<Likeness> likely(Sql sql, Claimed claimed, int most) {
        return candidates(sql, claimed, true).stream()
                .filter(it ->
                        it.sharesANumber() || it.sharesAContact() || it.names().similar())
                .map(Candidate::likeness)
                .sorted(Comparator.comparingInt(Likeness::score).reversed().thenComparing(Likeness::patient))
                .limit(most)
                .toList();
    }

    /** Most messages are about somebody with a known number, create nobody, and need not wait for one another. */
    private static boolean isKnownByNumber(List<Candidate> candidates) {
        return TwoIdentifiersMustAgree.among(candidates) instanceof Found found
                && found.agreed().contains(Agreement.RECORD_NUMBER);
    }

    /** Until the transaction ends, nobody else is matched by this birth date, name or number; in one order for all. */
    private void lock(Sql sql, Claimed claimed) {
        // Ids of what is said, which stay the same when the index key is renewed.
        var said = new ArrayList<UUID>();
        claimed.identifiers().stream()
                .filter(Identifier::tells)
                .forEach(it -> said.add(vault.name("match-number", it.normal())));
        if (claimed.birthDate() != null) {
            said.add(vault.name("match-birth-date", claimed.birthDate().toString()));
        }
        said.add(vault.name("match-name", name(claimed.family(), claimed.given())));
        var sorted = said.stream()
                .mapToLong(UUID::getMostSignificantBits)
                .sorted()
                .distinct()
                .toArray();
        sql.of("select count(pg_advisory_xact_lock(key)) from unnest(cast(:keys as bigint[])) key")
                .param("keys", sorted)
                .query()
                .singleRow();
    }

    /**
     * Everybody who shares a number, the birth date or the name.
     *
     * @param wide also who has day and month, or given and family name, exchanged
     */
    private List<Candidate> candidates(Sql sql, Claimed claimed, boolean wide) {
        var numbers = holders(sql, claimed.identifiers());
        var sealed = new LinkedHashMap<UUID, byte[]>();
        sql.of("""
                        select id, sealed from patients.patient
                        where birth_date = any (cast(:dates as bytea[])) or name = any (cast(:names as bytea[]))
                            or id in (:ids) order by id
                        """)
                .param("dates", dates(sql, claimed, wide))
                .param("names", names(sql, claimed, wide))
                .param("ids", numbers.isEmpty() ? Set.of(NOBODY) : numbers.keySet())
                .query(row -> {
                    sealed.put(row.getObject(1, UUID.class), row.getBytes(2));
                });
        vault.ready(sql, sealed.keySet());
        return sealed.entrySet().stream()
                .map(it -> {
                    var id = it.getKey();
                    var known = Demographics.read(vault.open(sql, id, it.getValue(), Patients.context(id)));
                    return Comparison.of(id, known, claimed, numbers.getOrDefault(id, Set.of()));
                })
                .toList();
    }

    private byte[][] dates(Sql sql, Claimed claimed, boolean wide) {
        var said = claimed.birthDate();
        if (said == null) {
            return new byte[0][];
        }
        var swapped = wide ? BirthDates.swapped(said) : null;
        return Stream.of(said, swapped == null ? said : swapped)
                .distinct()
                .flatMap(it -> Stream.of(vault.everyBlind(sql, BIRTH_DATE, it.toString())))
                .toArray(byte[][]::new);
    }

    private byte[][] names(Sql sql, Claimed claimed, boolean wide) {
        var straight = name(claimed.family(), claimed.given());
        var names = wide && !claimed.given().isEmpty() && claimed.family() != null
                ? Stream.of(straight, name(claimed.given().getFirst(), List.of(claimed.family())))
                : Stream.of(straight);
        return names.flatMap(it -> Stream.of(vault.everyBlind(sql, NAME, it))).toArray(byte[][]::new);
    }

    /** Who holds any of these numbers, and of which kind. */
    private Map<UUID, Set<Agreement>> holders(Sql sql, List<Identifier> identifiers) {
        var blinded = numbers(sql, identifiers);
        var holders = new HashMap<UUID, Set<Agreement>>();
        if (blinded.length == 0) {
            return holders;
        }
        sql.of("select patient_id, kind from patients.identifier where blinded = any (cast(:blinded as bytea[]))")
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
                orAnothers(sql, patient, vault.everyBlind(sql, NUMBER, identifier.normal()));
                sql.of("""
                                insert into patients.identifier (patient_id, blinded, kind) values (:patient, :blinded, :kind)
                                on conflict (patient_id, blinded) do nothing
                                """)
                        .param("patient", patient)
                        .param("blinded", vault.blind(sql, patient, NUMBER, identifier.normal()))
                        .param("kind", identifier.kind().name())
                        .update();
            }
        }
    }

    /** While values stand in two forms, the database cannot see that two of them are the same number. */
    private static void orAnothers(Sql sql, UUID patient, byte[][] forms) {
        if (forms.length > 1
                && sql.of("""
                                select exists (select 1 from patients.identifier
                                    where blinded = any (cast(:forms as bytea[])) and patient_id <> :patient)
                                """)
                        .param("forms", forms)
                        .param("patient", patient)
                        .query(Boolean.class)
                        .single()) {
            throw new DuplicateKeyException("This number is another patient's");
        }
    }

    byte[] birthDate(Sql sql, UUID patient, LocalDate date) {
        return vault.blind(sql, patient, BIRTH_DATE, date.toString());
    }

    byte[] name(Sql sql, UUID patient, Demographics who) {
        return vault.blind(sql, patient, NAME, name(who.family(), who.given()));
    }

    private static String name(@Nullable String family, List<String> given) {
        var first = given.isEmpty() ? "" : given.getFirst();
        return Names.family(Objects.requireNonNullElse(family, "")) + '|' + Names.normal(first);
    }

    private byte[][] numbers(Sql sql, List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(Identifier::tells)
                .flatMap(it -> Stream.of(vault.everyBlind(sql, NUMBER, it.normal())))
                .toArray(byte[][]::new);
    }
}
