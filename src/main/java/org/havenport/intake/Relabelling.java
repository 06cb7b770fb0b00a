package org.havenport.intake;

import java.util.Optional;
import java.util.UUID;
import org.havenport.chart.Labelling;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door through which what was filed earlier is labelled as what arrives now (B.risk.inap.2): once through all
 * records for each version of the labels, a few patients at a time, going on where it was stopped.
 */
@Component
public class Relabelling {

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("labels");

    private final Asking asking;
    private final Labelling labelling;

    Relabelling(Asking asking, Labelling labelling) {
        this.asking = asking;
        this.labelling = labelling;
    }

    /**
     * How far the walk is.
     *
     * @param records that were walked through
     * @param all records there are
     * @param labelled entries that got a label they lacked
     */
    record Progress(long records, long all, long labelled) {}

    /**
     * Labels the records of the next patients, in one transaction; the node that has the walk goes alone.
     *
     * @return how many were walked through; fewer than {@code most} when none is left or another node is at it
     */
    int round(int most) {
        return asking.as(JOB, sql -> {
            var after = after(sql);
            return after.isEmpty() ? 0 : walk(sql, after.get(), most);
        });
    }

    private static Optional<UUID> after(Sql sql) {
        sql.of("""
                        insert into intake.relabelling (version, begun_at) values (:version, viewer.at())
                        on conflict do nothing
                        """).param("version", Labels.VERSION).update();
        return sql.of("""
                        select after_id from intake.relabelling where version = :version and ended_at is null
                        for update skip locked
                        """).param("version", Labels.VERSION).query(UUID.class).optional();
    }

    private int walk(Sql sql, UUID after, int most) {
        var next = sql.of("select id from patients.patient where id > :after order by id limit :most")
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list();
        var labelled = next.stream()
                .mapToInt(it -> labelling.again(JOB, it, Labels::ofStored))
                .sum();
        sql.of("""
                        update intake.relabelling set after_id = :after, records = records + :records,
                            labelled = labelled + :labelled, ended_at = case when :ended then viewer.at() end
                        where version = :version
                        """)
                .param("after", next.isEmpty() ? after : next.getLast())
                .param("records", next.size())
                .param("labelled", labelled)
                .param("ended", next.size() < most)
                .param("version", Labels.VERSION)
                .update();
        return next.size();
    }

    /** How far it is while it goes on; empty before it begins and when all is done. */
    Optional<Progress> underWay() {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select records, (select count(*) from patients.patient), labelled
                        from intake.relabelling where version = :version and ended_at is null
                        """)
                        .param("version", Labels.VERSION)
                        .query((row, _) -> new Progress(row.getLong(1), row.getLong(2), row.getLong(3)))
                        .optional());
    }
}
