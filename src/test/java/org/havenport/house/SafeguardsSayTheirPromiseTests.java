package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.havenport.safeguards.Safeguard;
import org.havenport.safeguards.Safeguards;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A safeguard is named as its promise, has its words, its rows, a test of its name, and somebody who calls it. */
@PortalTest
class SafeguardsSayTheirPromiseTests {

    @Autowired
    List<Safeguard> safeguards;

    @Test
    @Verifies("A.risk.5#1")
    void everyPromiseNamesItsRows() {
        var rows = Requirements.read().stream().map(Requirements.Row::id).collect(Collectors.toSet());
        assertThat(safeguards)
                .isNotEmpty()
                .allSatisfy(safeguard -> assertThat(safeguard.requirements())
                        .as("%s names rows of compliance/requirements.csv", Safeguards.name(safeguard))
                        .isNotEmpty()
                        .isSubsetOf(rows));
    }

    @Test
    void everyPromiseHasItsWords() {
        assertThat(namesOf(guard -> !said(guard, "en").equals(guard.promise())))
                .as("safeguard.<Name> in English is what promise() says")
                .isEmpty();
        assertThat(namesOf(guard -> said(guard, "es").isBlank()))
                .as("safeguard.<Name> is there in Spanish")
                .isEmpty();
    }

    @Test
    void everyPromiseHasATestOfItsName() {
        var tests = Proofs.all().stream().map(Proofs.Proof::simpleType).collect(Collectors.toSet());
        assertThat(safeguards)
                .extracting(safeguard -> Safeguards.name(safeguard) + "Tests")
                .filteredOn(test -> !tests.contains(test))
                .as("Each safeguard has a test of its name with @Verifies")
                .isEmpty();
    }

    @Test
    void whatEnforcesIsCalled() {
        assertThat(namesOf(guard ->
                        guard.force() == Safeguard.Force.ENFORCES && callers(House.PROGRAM.get(named(guard))) == 0))
                .as("A safeguard that enforces is called by the code it guards")
                .isEmpty();
    }

    private List<String> namesOf(Predicate<Safeguard> wanted) {
        return safeguards.stream().filter(wanted).map(Safeguards::name).toList();
    }

    private static long callers(JavaClass guard) {
        return guard.getDirectDependenciesToSelf().stream()
                .filter(d -> !d.getOriginClass().getName().startsWith(guard.getName()))
                .count();
    }

    private static String named(Safeguard safeguard) {
        return safeguard.getClass().getPackageName() + "." + Safeguards.name(safeguard);
    }

    private static String said(Safeguard safeguard, String language) {
        var room = safeguard.getClass().getPackageName().substring(House.PACKAGE.length());
        return Spoken.in(room, language).getProperty("safeguard." + Safeguards.name(safeguard), "");
    }
}
