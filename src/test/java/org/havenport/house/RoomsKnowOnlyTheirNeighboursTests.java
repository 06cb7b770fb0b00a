package org.havenport.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.havenport.Havenport;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** A room knows the rooms its package-info allows, and of them only what is public. */
class RoomsKnowOnlyTheirNeighboursTests {

    private static final DescribedPredicate<JavaClass> GENERATED = DescribedPredicate.describe(
            "generated from templates",
            type -> type.getSimpleName().startsWith("Jte")
                    || type.getPackageName().equals("org.havenport.ui"));

    @Test
    void noArrowPointsOutsideThePlan() {
        ApplicationModules.of(Havenport.class, GENERATED).verify();
    }
}
