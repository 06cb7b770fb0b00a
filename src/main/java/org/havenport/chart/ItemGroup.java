package org.havenport.chart;

import java.util.UUID;

/**
 * Items of one patient that belong together: a report with its values, or a single result.
 *
 * @param id the report, or the result itself
 */
public record ItemGroup(UUID patient, UUID id) {

    static ItemGroup of(Item item) {
        return new ItemGroup(item.patient(), item.group());
    }
}
