package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.protocols.PracticeParameters;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class HoursControllerTests {

    @Autowired
    Cast cast;

    @Autowired
    Deciding deciding;

    @Test
    void everyPlaceItsWeekAndTheDaysUnlikeOthersStandThere() {
        deciding.decide(
                PracticeParameters.LOCATIONS, "North Clinic\nAmerica/Chicago\nMonday-Friday: 08:00-12:00, 13:00-17:00");
        try {
            assertThat(cast.dora()
                            .browser()
                            .get("/staff/policies/hours?lang=en")
                            .body())
                    .contains("North Clinic", "America/Chicago", "1 pm to 5 pm", "Thanksgiving Day", "Christmas Day");
            assertThat(cast.dora()
                            .browser()
                            .get("/staff/policies/hours?lang=es")
                            .body())
                    .contains("Navidad");
        } finally {
            deciding.forget(PracticeParameters.LOCATIONS);
            cast.dora().browser().get("/staff/policies/hours?lang=en");
        }
    }
}
