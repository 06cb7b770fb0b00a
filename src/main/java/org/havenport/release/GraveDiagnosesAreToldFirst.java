package org.havenport.release;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Chart;
import org.havenport.chart.Code;
import org.havenport.chart.Filing;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ReleaseState;
import org.havenport.release.Reason.Kind;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A diagnosis of the approved list is told by a person before it stands in the list of problems (B.risk.inap.1). */
@Component
class GraveDiagnosesAreToldFirst implements Safeguard {

    private static final int MOST_LIKES = 20;

    private final Asking asking;
    private final ObjectProvider<Chart> chart;

    GraveDiagnosesAreToldFirst(Asking asking, ObjectProvider<Chart> chart) {
        this.asking = asking;
        this.chart = chart;
    }

    /**
     * Whether what was judged is news to the patient. A diagnosis that is open to them already is none, whether it comes
     * again, changes its state or is written down at the next visit.
     */
    boolean isNews(Sql sql, Filing.Group group, Judgement judged) {
        var onlyDiagnoses = judged.reasons().stream().allMatch(reason -> reason.kind() == Kind.DIAGNOSIS);
        var problems = group.news().stream().allMatch(arrival -> arrival.type().equals("Condition"));
        return !onlyDiagnoses
                || !problems
                || group.news().stream()
                        .filter(arrival -> !arrival.history())
                        .anyMatch(arrival -> arrival.codes().isEmpty()
                                || arrival.codes().stream().noneMatch(code -> isOpen(sql, group.patient(), code)));
    }

    private boolean isOpen(Sql sql, UUID patient, Code code) {
        return chart
                .getObject()
                .items(
                        sql.viewer(),
                        ItemQuery.of(patient).ofTypes("Condition").about(code).atMost(MOST_LIKES),
                        "diagnosis-compared")
                .stream()
                .anyMatch(item -> item.state() == ReleaseState.RELEASED);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.inap.1");
    }

    @Override
    public String promise() {
        return "A diagnosis on the approved list is not shown before somebody has told the patient, unless the patient asks to see it.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var leaks = sql.of("""
                            select count(*) from release.gate g
                            where g.kind <> 'RESULT' and g.opened_at is null and exists (
                                select 1 from chart.item i where i.patient_id = g.patient_id
                                and i.group_id = g.item_id and i.release_state = 'RELEASED')
                            """).query(Long.class).single();
            var seen = sql.of("""
                            select format('%s shown too early; %s diagnoses, notes and letters were told first or wait',
                                cast(:leaks as text), count(*)) from release.gate where kind <> 'RESULT'
                            """)
                    .param("leaks", leaks.toString())
                    .query(String.class)
                    .single();
            return Evidence.none(leaks, seen, sql.now(), "/staff/results-to-release");
        });
    }
}
