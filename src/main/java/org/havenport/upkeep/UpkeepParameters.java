package org.havenport.upkeep;

import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often the program is renewed, and how fast a weakness is mended. */
@Configuration
class UpkeepParameters {

    /** Days within which the next update is planned. */
    static final Parameter<Integer> UPDATE_DAYS =
            Parameter.whole("upkeep.update-days", 31, 1, 92, Unit.DAYS, "B.sec.6");

    /** Days for which a critical weakness may be open. */
    static final Parameter<Integer> WEAKNESS_DAYS =
            Parameter.whole("upkeep.weakness-days", 15, 1, 15, Unit.DAYS, "B.sec.6");

    @Bean
    Parameter<Integer> updateDays() {
        return UPDATE_DAYS;
    }

    @Bean
    Parameter<Integer> weaknessDays() {
        return WEAKNESS_DAYS;
    }
}
