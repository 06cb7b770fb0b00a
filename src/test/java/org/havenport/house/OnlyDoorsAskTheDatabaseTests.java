package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Keeping;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL is asked by doors and safeguards through {@link Asking}, and by nobody else. */
class OnlyDoorsAskTheDatabaseTests {

    /** The rooms that are the way to SQL; and the benchmark, whose floor is a bare statement on tables of its own. */
    private static final Set<String> WAY = Set.of("viewer", "database", "bench");

    /** What a door needs of the JDBC world: the statement it was handed, a row to read, a failure to tell apart. */
    private static final Set<String> HANDED = Set.of(
            "java.sql.ResultSet",
            "java.sql.SQLException",
            "java.sql.SQLRecoverableException",
            "java.sql.SQLTransientConnectionException",
            "java.sql.SQLNonTransientConnectionException",
            "java.sql.Timestamp",
            "java.sql.Types",
            "java.sql.Array",
            "org.springframework.jdbc.core.RowMapper",
            "org.springframework.jdbc.core.ResultSetExtractor",
            "org.springframework.jdbc.core.RowCallbackHandler");

    /** Behind a door and yet holding the way to SQL, and why. */
    private static final Map<String, String> BEHIND_THE_DOOR = Map.ofEntries(
            Map.entry("access.PasskeySignIn", "asks at the door, before anyone is known"),
            Map.entry("access.OrganisationSignIn", "asks at the door, before anyone is known"),
            Map.entry("access.Sessions", "asks at the door, before anyone is known"),
            Map.entry("access.SignIn", "asks at the door, before anyone is known"),
            Map.entry("access.SignInAgain", "asks at the door what one signs in with"),
            Map.entry("access.WhatWasTypedIsKept", "keeps a form at the door, after a session is over"),
            Map.entry("audit.Anchoring", "a job of the log"),
            Map.entry("audit.ChainReader", "reads the whole chain to verify it"),
            Map.entry("audit.Sealer", "a job of the log"),
            Map.entry("home.HomeController", "holds one transaction open for all tiles, asks nothing itself"),
            Map.entry("home.Readiness", "asks whether the database answers, and nothing else"),
            Map.entry("intake.Deliveries", "files what arrived, for its door Intake"),
            Map.entry("intake.KnownPatients", "remembers whom a source calls by which key, for its door Intake"),
            Map.entry("intake.Refiling", "carries out what was decided, for its door Matching"),
            Map.entry("intake.TakenOut", "takes out of a record, for its door Matching"),
            Map.entry("intake.Runs", "counts what arrived, for its door Intake"),
            Map.entry("intake.UploadPieces", "keeps what was uploaded, for its door Uploads"),
            Map.entry("intake.UploadStore", "moves what was uploaded, for its door Uploads"),
            Map.entry("results.ReviewList", "holds one transaction open for the whole list, asks nothing itself"),
            Map.entry("vault.Keysets", "loads the keys of the house before the vault can open"),
            Map.entry("vault.RunningPrograms", "says which keys this program knows, for its door Keys"));

    @Test
    void noRoomButTheWayToSqlTouchesJdbc() {
        var touches = new TreeSet<String>();
        outsideTheWay()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(d -> isJdbc(d.getTargetClass().getName()))
                .map(Dependency::getDescription)
                .forEach(touches::add);

        assertThat(touches)
                .as("Only viewer and database touch java.sql, javax.sql and spring-jdbc")
                .isEmpty();
    }

    @Test
    void onlyDoorsAndSafeguardsHoldTheWayToSql() {
        assertThat(namesOf(type -> depends(type, Asking.class) && !isDoor(type)))
                .as("Asking is injected only into public door classes and into safeguards")
                .isEmpty();
    }

    @Test
    void onlyTheVaultAsksAsTheOwnerOfTheTables() {
        assertThat(namesOf(type ->
                        depends(type, Keeping.class) && !House.room(type).equals("vault")))
                .as("Keeping is the way of whoever wraps and seals anew, and of nobody else")
                .isEmpty();
    }

    @Test
    void noControllerWritesSql() {
        assertThat(namesOf(type -> type.getSimpleName().endsWith("Controller")
                        && type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(d -> d.getTargetClass().isEquivalentTo(JdbcClient.StatementSpec.class))))
                .as("Controllers ask doors, never the database")
                .isEmpty();
    }

    private static Set<String> namesOf(Predicate<JavaClass> wanted) {
        return outsideTheWay().filter(wanted).map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JavaClass> outsideTheWay() {
        return House.PROGRAM.stream().filter(type -> !WAY.contains(House.room(type)));
    }

    private static boolean depends(JavaClass type, Class<?> on) {
        return type.getFields().stream().anyMatch(field -> field.getRawType().isEquivalentTo(on))
                || type.getConstructors().stream()
                        .anyMatch(made -> made.getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(on)));
    }

    private static boolean isDoor(JavaClass type) {
        return type.isAssignableTo(Safeguard.class)
                || BEHIND_THE_DOOR.containsKey(type.getName().substring(House.PACKAGE.length()))
                || (type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static boolean isJdbc(String name) {
        var jdbc = name.startsWith("java.sql.")
                || name.startsWith("javax.sql.")
                || name.startsWith("org.springframework.jdbc.");
        return jdbc && !HANDED.contains(name) && !name.startsWith("org.springframework.jdbc.core.simple.JdbcClient$");
    }
}
