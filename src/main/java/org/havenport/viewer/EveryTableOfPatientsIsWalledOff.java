package org.havenport.viewer;

import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/**
 * The second wall behind every door: the database itself shows a row of a patient only to those who may see it. Read
 * from the database's own catalogue, so a table somebody forgot is found.
 */
@Component
class EveryTableOfPatientsIsWalledOff implements Safeguard {

    private final Asking asking;

    EveryTableOfPatientsIsWalledOff(Asking asking) {
        this.asking = asking;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.sec.2", "B.sec.2");
    }

    @Override
    public String promise() {
        return "The database itself shows a patient's row only to those who may see it, whatever a page asks for.";
    }

    /** The migrations raise the walls; this looks whether they stand. */
    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var open = sql.of("""
                            select count(*) filter (where not (c.relrowsecurity and c.relforcerowsecurity)) as open,
                                   count(*) as all_tables
                            from pg_class c join pg_attribute a on a.attrelid = c.oid
                            where c.relkind in ('r', 'p') and a.attname = 'patient_id' and not a.attisdropped
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                    .single();
            var mighty = sql.of("""
                            select count(*) from pg_roles r
                            where r.rolname in ('havenport_patient', 'havenport_staff', 'havenport_job', 'havenport_door')
                              and (r.rolsuper or r.rolbypassrls
                                   or exists (select 1 from pg_class c where c.relowner = r.oid))
                            """).query(Long.class).single();
            return Evidence.none(
                    open[0] + mighty,
                    "%d of %d tables with patients' rows stand open; %d of 4 login roles hold more than they should"
                            .formatted(open[0], open[1], mighty),
                    sql.now(),
                    null);
        });
    }
}
