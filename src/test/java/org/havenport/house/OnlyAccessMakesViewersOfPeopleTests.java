package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaConstructorCall;
import java.util.Set;
import java.util.TreeSet;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;

/** A viewer that stands for a person, and a grant, is made only where somebody signed in or was given a right. */
class OnlyAccessMakesViewersOfPeopleTests {

    private static final Set<String> MAKERS = Set.of("access", "proxies", "patientapi");
    private static final Set<String> ASKS = Set.of("rolesOf", "stillSees");
    private static final Set<Class<?>> PEOPLE =
            Set.of(Viewer.Patient.class, Viewer.Proxy.class, Viewer.Staff.class, Viewer.Mirror.class, Viewer.App.class);

    @Test
    void noOtherRoomMakesAViewerOfAPerson() {
        var made = new TreeSet<String>();
        House.PROGRAM.stream()
                .filter(type -> !MAKERS.contains(House.room(type)))
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call -> PEOPLE.stream().anyMatch(call.getTargetOwner()::isEquivalentTo))
                .map(JavaConstructorCall::getDescription)
                .forEach(made::add);

        assertThat(made)
                .as("Only access, proxies and patientapi make viewers of people")
                .isEmpty();
    }

    @Test
    void noOtherRoomGrants() {
        var granted = new TreeSet<String>();
        House.PROGRAM.stream()
                .filter(type -> !MAKERS.contains(House.room(type)))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(Grants.class) && !ASKS.contains(call.getName()))
                .map(call -> call.getDescription())
                .forEach(granted::add);

        assertThat(granted)
                .as("Only access, proxies and patientapi make or end grants")
                .isEmpty();
    }
}
