package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A test that stands for a requirement runs in every build: it cannot be disabled, and it cannot give up politely. */
class VerifyingTestsNeverSkipTests {

    private static final Set<String> EXCUSES =
            Set.of("org.junit.jupiter.api.Assumptions", "org.assertj.core.api.Assumptions");

    @Test
    void noTestWithAPromiseIsDisabled() {
        var disabled = Proofs.all().stream()
                .filter(proof -> !proof.runs())
                .map(Proofs.Proof::test)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(disabled).as("@Verifies stands on tests that run").isEmpty();
    }

    @Test
    void noTestWithAPromiseAssumesSomething() {
        var assuming = Proofs.classes()
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> EXCUSES.contains(call.getTargetOwner().getName())))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(assuming).as("A test with @Verifies makes no assumptions").isEmpty();
    }

    @Test
    void everyPromiseNamedExists() {
        var known = Requirements.behaviours().stream()
                .map(Requirements.Behaviour::id)
                .collect(Collectors.toSet());
        var unknown = Proofs.all().stream()
                .filter(proof -> !known.contains(proof.behaviour()))
                .map(proof -> proof.test() + " " + proof.behaviour())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown)
                .as("@Verifies names behaviours of compliance/behaviours.csv")
                .isEmpty();
    }
}
