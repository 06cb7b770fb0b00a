package org.havenport.chart;

import java.util.UUID;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.Viewer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The chart as if somebody had broken its filter: the condition is true for everyone. */
@TestConfiguration(proxyBeanMethods = false)
public class DoorWithoutFilter {

    @Bean
    @Primary
    ItemsThisViewerMaySee everythingForEveryone(CareTeams teams) {
        return new ItemsThisViewerMaySee(teams) {
            @Override
            String condition(Viewer viewer, UUID record) {
                return "true";
            }

            @Override
            String conditionForMany(Viewer viewer) {
                return "true";
            }
        };
    }
}
