package org.havenport.chart;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Keeps which kinds of information each source has ever delivered. Costs a statement only when a kind comes from a source
 * for the first time since the program was started.
 */
@Component
class KindsDelivered implements Filing {

    private final Set<Kind> known = ConcurrentHashMap.newKeySet();

    private record Kind(String source, Category category, String type) {}

    @Override
    public void filed(Sql sql, List<Filed> delivery) {
        var kindOfViewer = sql.viewer().kind();
        if (kindOfViewer == Viewer.Kind.PATIENT || kindOfViewer == Viewer.Kind.PROXY) {
            // What patients write themselves connects no source.
            return;
        }
        delivery.stream()
                .flatMap(it -> it.group().news().stream())
                .map(arrival -> new Kind(arrival.source(), arrival.category(), arrival.type()))
                .filter(kind -> !known.contains(kind))
                .distinct()
                .forEach(kind -> keep(sql, kind));
    }

    private void keep(Sql sql, Kind kind) {
        sql.of("""
                        insert into chart.delivered (source, category, type, since)
                        values (:source, :category, :type, viewer.at()) on conflict do nothing
                        """)
                .param("source", kind.source())
                .param("category", kind.category().name())
                .param("type", kind.type())
                .update();
        Asking.afterCommit(() -> known.add(kind));
    }
}
