package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Time is injected as a clock and chance as a seed or a secure source, so a test can move both. */
class TimeComesFromTheClockTests {

    private static final Set<String> MOMENTS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    /** The one place that makes the clock, and commands that need the time before the program and its clock are there. */
    private static final Set<String> CLOCKMAKERS = Set.of(
            "org.havenport.Havenport",
            "org.havenport.demo.DemoCommand",
            "org.havenport.serve.DoctorCommand",
            "org.havenport.serve.ServeCommand");

    @Test
    void nobodyAsksTheMachineForTheTime() {
        var asked = new TreeSet<String>();
        calls().filter(TimeComesFromTheClockTests::asksTheMachine)
                .map(JavaCall::getDescription)
                .forEach(asked::add);

        assertThat(asked).as("Time comes from the injected Clock").isEmpty();
    }

    @Test
    void nobodyThrowsDiceWithoutASeed() {
        var thrown = new TreeSet<String>();
        calls().filter(TimeComesFromTheClockTests::throwsDice)
                .map(JavaCall::getDescription)
                .forEach(thrown::add);

        assertThat(thrown).as("Chance comes from SecureRandom or from a seed").isEmpty();
    }

    private static Stream<JavaCall<?>> calls() {
        return House.PROGRAM.stream()
                .filter(type -> !CLOCKMAKERS.contains(type.getName()))
                .flatMap((JavaClass type) -> Stream.concat(
                        type.getMethodCallsFromSelf().stream(), type.getConstructorCallsFromSelf().stream()));
    }

    private static boolean asksTheMachine(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        var withoutClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(p -> p.isEquivalentTo(java.time.Clock.class));
        return (MOMENTS.contains(owner) && call.getName().equals("now") && withoutClock)
                || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"))
                || (owner.equals("java.time.Clock") && call.getName().startsWith("system"))
                || (owner.equals("java.util.Date")
                        && call.getTarget().getRawParameterTypes().isEmpty()
                        && call.getName().equals("<init>"));
    }

    private static boolean throwsDice(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        var unseeded = call.getTarget().getRawParameterTypes().isEmpty();
        return (owner.equals("java.util.Random") && call.getName().equals("<init>") && unseeded)
                || (owner.equals("java.lang.Math") && call.getName().equals("random"))
                || owner.equals("java.util.concurrent.ThreadLocalRandom");
    }
}
