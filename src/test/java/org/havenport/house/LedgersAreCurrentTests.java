package org.havenport.house;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.havenport.protocols.Parameter;
import org.havenport.safeguards.Safeguard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is generated from the code says what the code says. */
@PortalTest
class LedgersAreCurrentTests {

    @Autowired
    Map<String, Safeguard> safeguards;

    @Autowired
    List<Parameter<?>> parameters;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void coverage() {
        Ledger.says(Path.of("compliance/coverage.csv"), Coverage.csv(safeguards.values()));
    }

    @Test
    void statesOfRequirements() {
        Ledger.says(Requirements.ROWS, Coverage.requirements());
    }

    @Test
    void routes() {
        Ledger.says(Path.of("docs/generated/routes.md"), Routes.page(routes));
    }

    @Test
    void rooms() {
        var sheets = new RoomSheets(parameters, safeguards.values());
        for (var room : House.rooms()) {
            Ledger.says(Path.of("docs/generated/rooms", room + ".md"), sheets.page(room));
        }
    }
}
