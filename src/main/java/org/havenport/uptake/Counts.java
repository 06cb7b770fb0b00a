package org.havenport.uptake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havenport.uptake.Uptake.Month;
import org.havenport.uptake.Uptake.Step;
import org.havenport.viewer.Sql;

/** The numbers, each of different people, from the invitations, the grants and the log. */
final class Counts {

    static final String RESULTS = "results";
    static final String RECORD = "record";

    private static final Map<String, List<String>> FUNCTIONS = functions();

    private static final String NOW =
            "g.basis = 'SELF' and g.starts_at <= viewer.at()" + " and (g.ends_at is null or g.ends_at > viewer.at())";

    private Counts() {}

    private static Map<String, List<String>> functions() {
        var functions = new LinkedHashMap<String, List<String>>();
        functions.put(RESULTS, List.of("results-listed", "result-viewed", "results-read"));
        functions.put(
                RECORD,
                List.of("record-overview-viewed", "record-listed", "record-entry-viewed", "record-section-viewed"));
        functions.put("corrections", List.of("corrections-listed", "correction-begun", "correction-viewed"));
        functions.put("contact", List.of("addresses-viewed"));
        functions.put("security", List.of("security-tips-opened"));
        return functions;
    }

    static int onFile(Sql sql) {
        return one(sql, "select count(*) from patients.patient");
    }

    static int accounts(Sql sql) {
        return one(sql, "select count(distinct g.patient_id) from viewer.patient_grant g where " + NOW);
    }

    /** Patients who did something in the last 30 days, and of those how many used each function. */
    record Active(int all, List<Step> functions) {

        int of(String function) {
            return functions.stream()
                    .filter(it -> it.name().equals(function))
                    .mapToInt(Step::people)
                    .sum();
        }
    }

    static Active active(Sql sql) {
        var names = List.copyOf(FUNCTIONS.keySet());
        var each = names.stream()
                .map(it -> ", count(distinct actor) filter (where action in (:" + it + "))")
                .collect(Collectors.joining());
        return sql.of("""
                        select count(distinct actor)%s from audit.line
                        where kind = 'PATIENT' and outcome = 'SUCCESS' and at > viewer.at() - interval '30 days'
                        """.formatted(each))
                .params(FUNCTIONS)
                .query((row, _) -> {
                    var functions = new ArrayList<Step>();
                    for (var name : names) {
                        functions.add(new Step(name, row.getInt(functions.size() + 2)));
                    }
                    return new Active(row.getInt(1), List.copyOf(functions));
                })
                .single();
    }

    /** How far those came who were invited in the last 90 days: each step counts only who took those before. */
    static List<Step> steps(Sql sql) {
        return sql.of("""
                        with invited as (
                            select patient_id, bool_or(used_at is not null) as used from enrolment.invitation
                            where invited_at > viewer.at() - interval '90 days' group by patient_id),
                        seen as (
                            select actor, count(distinct cast(at as date)) as days from audit.line
                            where kind = 'PATIENT' and outcome = 'SUCCESS' and at > viewer.at() - interval '90 days'
                            group by actor),
                        came as (
                            select i.used, g.actor_id, s.days from invited i
                            left join viewer.patient_grant g on g.patient_id = i.patient_id and %s
                            left join seen s on s.actor = g.actor_id)
                        select count(*), count(*) filter (where used),
                            count(*) filter (where used and actor_id is not null),
                            count(*) filter (where used and days > 0), count(*) filter (where used and days > 1) from came
                        """.formatted(NOW))
                .query((row, _) -> List.of(
                        new Step("invited", row.getInt(1)),
                        new Step("code", row.getInt(2)),
                        new Step("account", row.getInt(3)),
                        new Step("used", row.getInt(4)),
                        new Step("again", row.getInt(5))))
                .single();
    }

    static List<Month> months(Sql sql, ZoneId zone) {
        return sql.of("""
                        select cast(date_trunc('month', at at time zone :zone) as date), count(distinct actor)
                        from audit.line where kind = 'PATIENT' and outcome = 'SUCCESS'
                          and at > viewer.at() - interval '190 days' group by 1 order by 1 desc limit 6
                        """)
                .param("zone", zone.getId())
                .query((row, _) -> new Month(row.getObject(1, LocalDate.class), row.getInt(2)))
                .list();
    }

    private static int one(Sql sql, String text) {
        return sql.of(text).query(Integer.class).single();
    }
}
