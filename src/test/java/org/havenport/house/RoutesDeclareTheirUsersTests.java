package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.stream.Collectors;
import org.havenport.viewer.MayBeUsedBy;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every route says who may use it; silence is refused. */
class RoutesDeclareTheirUsersTests {

    @Test
    void noRouteIsSilent() {
        var silent = House.PROGRAM.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(RoutesDeclareTheirUsersTests::isRoute)
                .filter(method -> !method.isAnnotatedWith(MayBeUsedBy.class))
                .map(JavaMethod::getFullName)
                .collect(Collectors.toSet());

        assertThat(silent).as("Every route carries @MayBeUsedBy").isEmpty();
    }

    @Test
    void onlyMethodsOfControllersAreRoutes() {
        var elsewhere = House.PROGRAM.stream()
                .filter(type -> type.getMethods().stream().anyMatch(RoutesDeclareTheirUsersTests::isRoute))
                .filter(type -> !type.getSimpleName().endsWith("Controller"))
                .map(type -> type.getName())
                .collect(Collectors.toSet());

        assertThat(elsewhere).as("Routes live in classes named …Controller").isEmpty();
    }

    private static boolean isRoute(JavaMethod method) {
        return method.isAnnotatedWith(RequestMapping.class) || method.isMetaAnnotatedWith(RequestMapping.class);
    }
}
