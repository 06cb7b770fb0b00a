package org.havenport.access;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.havenport.access.ComesFirst.Owed;
import org.havenport.access.ComesFirst.Reach;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the rooms what an account is to do first, and says when it is in use: the first time nothing is. */
@Component
class WhatComesFirst {

    private final ObjectProvider<ComesFirst> rooms;
    private final Audit audit;

    WhatComesFirst(ObjectProvider<ComesFirst> rooms, Audit audit) {
        this.rooms = rooms;
        this.audit = audit;
    }

    private record Asked(@Nullable UUID patient, boolean first) {}

    /** What shuts most comes before the rest; staff are asked nothing here. */
    Optional<Owed> of(Sql sql, UUID account) {
        var asked = sql.of("select patient_id, activated_at is null as first from access.account where id = :id")
                .param("id", account)
                .query((row, _) -> new Asked(row.getObject("patient_id", UUID.class), row.getBoolean("first")))
                .optional()
                .orElse(null);
        if (asked == null || asked.patient() == null) {
            return Optional.empty();
        }
        var patient = asked.patient();
        var owed = rooms.stream()
                .sorted(Comparator.comparingInt(ComesFirst::order))
                .flatMap(room -> room.owed(sql, account, patient, asked.first()).stream())
                .sorted(Comparator.comparing(Owed::reach))
                .findFirst();
        if (asked.first()
                && owed.filter(it -> it.reach() == Reach.BEFORE_ANYTHING).isEmpty()) {
            activate(sql, account, patient);
        }
        return owed;
    }

    private void activate(Sql sql, UUID account, UUID patient) {
        var done = sql.of("update access.account set activated_at = :now where id = :id and activated_at is null")
                .param("now", Sql.time(sql.now()))
                .param("id", account)
                .update();
        if (done == 1) {
            audit.record(sql, AuditEvent.about("account-activated", patient, "account", account));
        }
    }
}
