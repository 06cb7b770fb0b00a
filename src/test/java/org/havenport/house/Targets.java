package org.havenport.house;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.havenport.chart.ReleaseState;
import org.havenport.database.OwnersConnection;
import org.springframework.stereotype.Component;

/** Patients with things in every state of release, and what may be put in the place of a variable of a path. */
@Component
class Targets {

    /** What a variable of a path may be called. A new name is added to the line that says what belongs there. */
    private static final Map<String, List<String>> VARIABLES = Map.of(
            "a patient", List.of("patient", "record"),
            "a thing of a patient", List.of("id", "item", "result", "group", "resource", "letter", "order", "topic"),
            "an account", List.of("account", "person"),
            "work or files of the practice",
                    List.of(
                            "run",
                            "import",
                            "file",
                            "quarantine",
                            "case",
                            "incident",
                            "correction",
                            "request",
                            "entry",
                            "upload",
                            "delivery",
                            "bundle",
                            "alarm",
                            "unlocking",
                            "session",
                            "hold"),
            "a word of ours",
                    List.of(
                            "section",
                            "kind",
                            "category",
                            "type",
                            "name",
                            "view",
                            "key",
                            "state",
                            "language",
                            "list",
                            "chapter"),
            "a number of ours", List.of("number", "version"));

    private static final List<String> WORDS = List.of(
            "medicines",
            "allergies",
            "problems",
            "immunizations",
            "vitals",
            "documents",
            "practice.name",
            "dormant",
            "OR",
            "no-such-section");

    private static final List<String> MALFORMED =
            List.of("1", "x", "null", "00000000-0000-0000-0000-000000000000", "%F0%9F%98%80", "%7Bid%7D", "-1", "*");

    private final Canaries canaries;
    private final OwnersConnection owner;
    private final List<Standing> before = new ArrayList<>();

    Targets(Canaries canaries, OwnersConnection owner) {
        this.canaries = canaries;
        this.owner = owner;
    }

    /** How an item stood before. */
    private record Standing(UUID patient, UUID id, String state) {}

    /** Somebody whose things are in this state. */
    record Target(ReleaseState state, CanaryPatient patient) {}

    /** One patient for each state there is: states that are added come by themselves. */
    List<Target> inEveryState() {
        var targets = new ArrayList<Target>();
        for (var state : ReleaseState.values()) {
            var patient = canaries.hatch();
            put(patient.patient(), state);
            targets.add(new Target(state, patient));
        }
        return targets;
    }

    private void put(UUID patient, ReleaseState state) {
        try (var connection = owner.open()) {
            var own = stand(connection, patient);
            if (own.size() < 2) {
                throw new AssertionError("The canary has too few things to put in state " + state);
            }
            before.addAll(own);
            for (var item : own) {
                set(connection, item.patient(), item.id(), state.name());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts things into their state once more, where something changed it since; false when they all still stand. */
    boolean putAgain(Target target) {
        try (var connection = owner.open()) {
            var changed = stand(connection, target.patient().patient()).stream()
                    .filter(it -> !it.state().equals(target.state().name()))
                    .toList();
            for (var item : changed) {
                set(connection, item.patient(), item.id(), target.state().name());
            }
            return !changed.isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets everything stand again as it did, for no safeguard was asked when it was changed. */
    void putBack() {
        try (var connection = owner.open()) {
            for (var item : before) {
                set(connection, item.patient(), item.id(), item.state());
            }
            before.clear();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Standing> stand(Connection connection, UUID patient) throws SQLException {
        try (var query = connection.prepareStatement(
                "select id, release_state from chart.item where patient_id = ? and type <> 'Patient'")) {
            query.setObject(1, patient);
            var own = new ArrayList<Standing>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    own.add(new Standing(patient, rows.getObject(1, UUID.class), rows.getString(2)));
                }
            }
            return own;
        }
    }

    private static void set(Connection connection, UUID patient, UUID item, String state) throws SQLException {
        try (var update = connection.prepareStatement(
                "update chart.item set release_state = ? where patient_id = ? and id = ?")) {
            update.setString(1, state);
            update.setObject(2, patient);
            update.setObject(3, item);
            update.executeUpdate();
        }
    }

    static boolean isKnown(String variable) {
        return VARIABLES.values().stream().anyMatch(names -> names.contains(variable));
    }

    /** What belongs in the place of a variable when it shall mean this patient. */
    static String of(String variable, CanaryPatient patient, Random random) {
        if (means("a patient").contains(variable)) {
            return patient.patient().toString();
        }
        if (means("an account").contains(variable)) {
            return patient.person().account().toString();
        }
        if (means("a number of ours").contains(variable)) {
            return String.valueOf(1 + random.nextInt(3));
        }
        if (isWord(variable)) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        var things = new ArrayList<>(patient.items());
        things.add(patient.patient());
        return things.get(random.nextInt(things.size())).toString();
    }

    /** How often to ask {@link #inTurn} until everything has had its turn. */
    static int turns(CanaryPatient patient) {
        return Math.max(WORDS.size(), patient.items().size() + 1);
    }

    /** As {@link #of}, each thing and word in its turn: seeds that follow each other draw much the same. */
    static String inTurn(String variable, CanaryPatient patient, int turn) {
        var isOne = means("an account").contains(variable)
                || means("a number of ours").contains(variable);
        if (isPatient(variable) || isOne) {
            return of(variable, patient, new Random(turn));
        }
        if (isWord(variable)) {
            return WORDS.get(turn % WORDS.size());
        }
        var things = new ArrayList<>(patient.items());
        things.add(patient.patient());
        return things.get(turn % things.size()).toString();
    }

    private static List<String> means(String what) {
        return Objects.requireNonNull(VARIABLES.get(what));
    }

    static boolean isPatient(String variable) {
        return means("a patient").contains(variable);
    }

    static boolean isWord(String variable) {
        return means("a word of ours").contains(variable)
                || means("a number of ours").contains(variable);
    }

    /** What no variable can be. */
    static String malformed(Random random) {
        return MALFORMED.get(random.nextInt(MALFORMED.size()));
    }
}
