package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Viewers;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How long the staff's search takes among 100,000 patients; not part of the suite. Run it by name: {@code mvn test
 * -Dtest=SearchOfAHundredThousand}. The invented names are few, so each start of a name fits many more than in life.
 */
@PortalTest
class SearchOfAHundredThousand {

    private static final Viewer JOB = Viewer.job("bench");
    private static final int PATIENTS = Integer.getInteger("havenport.patients", 100_000);
    private static final int A_PARCEL = 500;
    private static final int RUNS = 40;

    @Autowired
    private Patients patients;

    @Autowired
    private CareTeams teams;

    @Autowired
    private Asking asking;

    @Autowired
    private Vault vault;

    @Autowired
    private Viewers viewers;

    @Test
    void theStaffFindsInTime() {
        var people = DrillPeople.of(PATIENTS, new SplittableRandom(7));
        var mine = new ArrayList<UUID>();
        var start = Instant.EPOCH;
        for (int from = 0; from < people.size(); from += A_PARCEL) {
            var parcel = people.subList(from, Math.min(from + A_PARCEL, people.size()));
            asking.run(
                    JOB,
                    sql -> parcel.forEach(it -> {
                        var id = patients.create(JOB, it.claim());
                        teams.visited(JOB, id, start.plus(Duration.ofHours(it.place() * 7L % 400_000)));
                        if (it.place() % 50 == 0) {
                            mine.add(id);
                        }
                    }));
        }
        // Now: a session does not outlast the filling.
        var dora = viewers.staff(Role.NURSE);
        asking.run(JOB, sql -> mine.forEach(id -> teams.related(JOB, id, dora.actor(), null)));
        System.out.printf("%,d patients, %s%n", people.size(), asking.as(JOB, this::sizes));
        var one = people.get(people.size() / 2);
        var queries = new LinkedHashMap<String, PatientQuery>();
        queries.put("3 letters, most frequent (mar)", PatientQuery.named("mar"));
        queries.put("3 letters (kow)", PatientQuery.named("kow"));
        queries.put("two starts (mar gar)", PatientQuery.named("mar gar"));
        queries.put("whole name", PatientQuery.named(one.given().getFirst() + " " + one.family()));
        queries.put("birth date", new PatientQuery("", one.born(), "", ""));
        queries.put("record number", new PatientQuery("", null, one.number(), ""));
        queries.put("phone", new PatientQuery("", null, "", one.phone()));
        queries.put("nobody", new PatientQuery("xyz", LocalDate.of(1900, 1, 1), "", ""));
        queries.forEach((what, query) -> measure(dora, what, query));
        explain(dora);
    }

    private void measure(Viewer.Staff dora, String what, PatientQuery query) {
        var times = new long[RUNS];
        var hits = 0;
        for (int i = 0; i < RUNS; i++) {
            var before = System.nanoTime();
            hits = patients.search(dora, query).hits().size();
            times[i] = System.nanoTime() - before;
        }
        var first = times[0];
        Arrays.sort(times);
        System.out.printf(
                "%-32s hits %2d  first %6.1f ms  median %6.1f ms  95th %6.1f ms%n",
                what, hits, first / 1e6, times[RUNS / 2] / 1e6, times[RUNS * 95 / 100] / 1e6);
        assertThat(times[RUNS * 95 / 100])
                .as(what)
                .isLessThan(Duration.ofMillis(200).toNanos());
    }

    private String sizes(Sql sql) {
        return sql.of("""
                        select (select count(*) from patients.search_key) || ' keys, '
                            || pg_size_pretty(pg_total_relation_size('patients.search_key'))
                        """).query(String.class).single();
    }

    private void explain(Viewer.Staff dora) {
        var key = asking.as(dora, sql -> HexFormat.of().formatHex(vault.everyBlind(sql, "search-name", "mar")[0]));
        asking.run(
                dora,
                sql -> sql.of("explain (analyze, costs off, timing off, buffers off) select p.id, exists ("
                                + "select 1 from patients.relation r where r.account = '" + dora.actor()
                                + "' and r.patient_id = p.id"
                                + " and r.starts_at <= viewer.at() and (r.ends_at is null or r.ends_at > viewer.at())) as mine"
                                + " from patients.patient p where true and p.id in (select patient_id from patients.search_key"
                                + " where blinded = any (array['\\x" + key
                                + "'::bytea]) group by patient_id having count(*) = 1)"
                                + " order by mine desc, p.last_visit desc nulls last, p.id limit 51")
                        .query(String.class)
                        .list()
                        .forEach(System.out::println));
    }
}
