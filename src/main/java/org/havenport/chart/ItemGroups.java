package org.havenport.chart;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Reads many groups of many patients in one statement. */
@Component
class ItemGroups {

    /** One stretch of the index of groups for each; a group shows as much as {@link ItemQuery#of} would. */
    private static final String SELECT = """
            select found.* from unnest(cast(:patients as uuid[]), cast(:groups as uuid[])) as wanted (patient_id, group_id)
            cross join lateral (
                select %s from chart.item i
                where %s and i.patient_id = wanted.patient_id and i.group_id = wanted.group_id
                order by i.effective_from desc, i.id limit 100) as found
            """;

    private final ItemsThisViewerMaySee may;
    private final ItemRows rows;

    ItemGroups(ItemsThisViewerMaySee may, ItemRows rows) {
        this.may = may;
        this.rows = rows;
    }

    Map<ItemGroup, List<Item>> read(Sql sql, Collection<ItemGroup> wanted) {
        return sql
                .of(SELECT.formatted(ItemRows.LISTED, may.conditionForMany(sql.viewer())))
                .param("patients", strings(wanted, ItemGroup::patient))
                .param("groups", strings(wanted, ItemGroup::id))
                .query((row, _) -> rows.line(sql, row))
                .list()
                .stream()
                .collect(groupingBy(ItemGroup::of));
    }

    /** One for each patient, with how much of theirs was shown. */
    static List<AuditEvent> events(String as, Collection<ItemGroup> wanted, Map<ItemGroup, List<Item>> found) {
        var shown = new LinkedHashMap<UUID, Integer>();
        wanted.forEach(group -> shown.merge(
                group.patient(), found.getOrDefault(group, List.of()).size(), Integer::sum));
        return shown.entrySet().stream()
                .map(patient -> AuditEvent.many(as, patient.getKey(), "chart", patient.getValue()))
                .toList();
    }

    private static String[] strings(Collection<ItemGroup> groups, Function<ItemGroup, UUID> part) {
        return groups.stream().map(part).map(UUID::toString).toArray(String[]::new);
    }
}
