package org.havenport.followup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.patients.Patients;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers at which somebody else answered: marked until the record says another. The number itself is not kept. */
@Component
class WrongNumbers {

    private final Vault vault;
    private final Patients patients;

    WrongNumbers(Vault vault, Patients patients) {
        this.vault = vault;
        this.patients = patients;
    }

    /** Nobody said which number was wrong, and it could be any of several. */
    static final class Unsaid extends RuntimeException {
        private Unsaid() {
            super("It was not said which number was wrong");
        }
    }

    /**
     * Marks the number that was wrong: the one that was dialled, or the only one on file.
     *
     * @throws Unsaid when there are several and nobody said which
     */
    void said(Sql sql, UUID patient, @Nullable String number) {
        if (number != null) {
            if (!number.equals(CallDone.NOT_ON_FILE)) {
                mark(sql, patient, number);
            }
            return;
        }
        var onFile = new HashMap<UUID, String>();
        patients.who(sql.viewer(), patient)
                .ifPresent(who -> who.phones().forEach(it -> onFile.put(id(patient, it), it)));
        if (onFile.size() > 1) {
            throw new Unsaid();
        }
        onFile.values().forEach(it -> mark(sql, patient, it));
    }

    private void mark(Sql sql, UUID patient, String number) {
        sql.of("""
                        insert into followup.wrong_number (patient_id, number_id, at, by_actor)
                        values (:patient, :number, viewer.at(), :by) on conflict do nothing
                        """)
                .param("patient", patient)
                .param("number", id(patient, number))
                .param("by", sql.viewer().actor())
                .update();
    }

    /** Since when each of these numbers that is wrong is known to be. */
    Map<String, Instant> among(Sql sql, UUID patient, List<String> numbers) {
        var known = new HashMap<UUID, Instant>();
        sql.of("select number_id, at from followup.wrong_number where patient_id = :patient")
                .param("patient", patient)
                .query(row -> {
                    known.put(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        var wrong = new HashMap<String, Instant>();
        for (var number : numbers) {
            var marked = known.get(id(patient, number));
            if (marked != null) {
                wrong.put(number, marked);
            }
        }
        return wrong;
    }

    private UUID id(UUID patient, String number) {
        return vault.name("wrong-number", patient + "|" + number.replaceAll("[^0-9]", ""));
    }
}
