package org.havenport.chart;

import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Until when a report or a single item is held back, written into its rows and read with them (C1): what is over holds
 * nothing, whether or not anybody wrote that down. The decider of release says why in its own room.
 */
@Component
public class HeldBack {

    /**
     * Writes until when a group is held back, in the caller's transaction. What was held and is so no longer opens,
     * unless it waits for a call as well.
     *
     * @param held from everybody who reads as the patient, or null
     * @param kept from those alone who act for the patient, or null
     * @return how many items opened
     */
    public int until(Sql sql, UUID patient, UUID group, @Nullable Instant held, @Nullable Instant kept) {
        var over = held == null || !held.isAfter(sql.now());
        var opened = over
                ? sql.of("""
                                update chart.item set release_state = 'RELEASED',
                                    released_at = least(coalesce(held_until, viewer.at()), viewer.at())
                                where patient_id = :patient and group_id = :group and release_state = 'HELD'
                                """).param("patient", patient).param("group", group).update()
                : 0;
        sql.of("""
                        update chart.item set held_until = :held, kept_until = :kept
                        where patient_id = :patient and group_id = :group and release_state <> 'RETRACTED'
                        """)
                .param("patient", patient)
                .param("group", group)
                .param("held", over || held == null ? null : Sql.time(held), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("kept", kept == null ? null : Sql.time(kept), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return opened;
    }

    /** How a group stands: the state of what leads it, and whether it is about a confidential topic; null when there is none. */
    public @Nullable Stands stands(Sql sql, UUID patient, UUID group) {
        return sql.of("""
                        select %s, i.confidential, i.category from chart.item i
                        where i.patient_id = :patient and i.group_id = :group and i.release_state <> 'RETRACTED'
                        order by (i.id = i.group_id) desc limit 1
                        """.formatted(ItemRows.STATE))
                .param("patient", patient)
                .param("group", group)
                .query((row, _) -> new Stands(
                        ReleaseState.valueOf(row.getString(1)), row.getBoolean(2), Category.valueOf(row.getString(3))))
                .optional()
                .orElse(null);
    }

    /** How a group stands now. */
    public record Stands(ReleaseState state, boolean confidential, Category category) {}
}
