package org.havenport.chart;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * What belongs to something confidential is so too, whatever its sender labelled (B.risk.inap.2): a report as what it
 * holds, what a report holds as the report that is labelled itself, a paper as the results it is about. Each only adds.
 */
@Component
class ConfidentialTogether {

    /**
     * After a delivery was written.
     *
     * @param known the ids of it that stood in the chart before
     */
    void filed(Sql sql, UUID patient, List<Filing.Group> groups, Referred referred, Set<UUID> known) {
        var reports = new HashSet<UUID>();
        var labelled = new HashSet<UUID>();
        var later = new HashSet<UUID>();
        for (var group : groups) {
            if (mayLackItsTopic(group, known)) {
                reports.add(group.id());
            }
            var leader = group.news().stream()
                    .filter(it -> it.id().equals(group.id()))
                    .findFirst();
            leader.filter(Arrival::isConfidential).ifPresent(it -> labelled.add(group.id()));
            if (leader.isEmpty()) {
                group.news().forEach(it -> later.add(it.id()));
            }
        }
        reports(sql, patient, reports);
        // What people write is about something else, and labelled when it is written.
        if (sql.viewer().kind() == Viewer.Kind.JOB) {
            members(sql, patient, labelled, later);
            for (var group : groups) {
                paper(sql, patient, group.id(), referred.about(group));
            }
        }
    }

    /**
     * After entries that stood in a record were labelled.
     *
     * @param papers by entry, what each paper of the record names
     */
    void labelled(Sql sql, UUID patient, Set<UUID> labelled, Map<UUID, Set<UUID>> papers) {
        var groupOf = groups(sql, patient, labelled, papers);
        reports(
                sql,
                patient,
                labelled.stream().map(groupOf::get).filter(Objects::nonNull).collect(Collectors.toSet()));
        members(sql, patient, labelled, Set.of());
        papers.forEach((paper, named) -> {
            var of = groupOf.get(paper);
            if (of != null) {
                paper(
                        sql,
                        patient,
                        of,
                        named.stream()
                                .map(groupOf::get)
                                .filter(it -> it != null && !it.equals(of))
                                .collect(Collectors.toSet()));
            }
        });
    }

    private static Map<UUID, UUID> groups(Sql sql, UUID patient, Set<UUID> labelled, Map<UUID, Set<UUID>> papers) {
        var asked = new HashSet<>(labelled);
        papers.forEach((paper, named) -> {
            asked.add(paper);
            asked.addAll(named);
        });
        var groupOf = new HashMap<UUID, UUID>();
        sql.of("select id, group_id from chart.item where patient_id = :patient and id = any (cast(:ids as uuid[]))")
                .param("patient", patient)
                .param("ids", texts(asked))
                .query(row -> {
                    groupOf.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return groupOf;
    }

    /** What stands alone says itself how confidential it is; a report takes it from its members. */
    private static boolean mayLackItsTopic(Filing.Group group, Set<UUID> known) {
        return group.news().stream().anyMatch(it -> it.isConfidential() || known.contains(it.id()))
                && !group.news().stream()
                        .allMatch(it -> it.isConfidential() && it.id().equals(group.id()));
    }

    /** A report is as confidential as what it holds: its name, its words and its paper tell of that. */
    private static void reports(Sql sql, UUID patient, Set<UUID> groups) {
        if (groups.isEmpty()) {
            return;
        }
        sql.of("""
                        update chart.item r set confidential = true
                        where r.patient_id = :patient and r.group_id = any (cast(:groups as uuid[])) and r.id = r.group_id
                          and not r.confidential and exists (select 1 from chart.item m
                              where m.patient_id = r.patient_id and m.group_id = r.group_id and m.confidential)
                        """).param("patient", patient).param("groups", texts(groups)).update();
    }

    /** What a report that is labelled itself holds is as confidential, and what comes to it later. */
    private static void members(Sql sql, UUID patient, Set<UUID> labelled, Set<UUID> later) {
        if (labelled.isEmpty() && later.isEmpty()) {
            return;
        }
        sql.of("""
                        update chart.item m set confidential = true from chart.item r
                        where m.patient_id = :patient and r.patient_id = :patient and r.id = m.group_id and r.confidential
                          and not m.confidential
                          and (m.group_id = any (cast(:labelled as uuid[])) or m.id = any (cast(:later as uuid[])))
                        """)
                .param("patient", patient)
                .param("labelled", texts(labelled))
                .param("later", texts(later))
                .update();
    }

    /** A paper is as confidential as the results it is about. */
    private static void paper(Sql sql, UUID patient, UUID paper, Set<UUID> about) {
        if (about.isEmpty()) {
            return;
        }
        sql.of("""
                        update chart.item p set confidential = true
                        where p.patient_id = :patient and p.group_id = :paper and not p.confidential and exists (
                            select 1 from chart.item r where r.patient_id = p.patient_id and r.confidential
                            and r.group_id = any (cast(:about as uuid[])))
                        """)
                .param("patient", patient)
                .param("paper", paper)
                .param("about", texts(about))
                .update();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
