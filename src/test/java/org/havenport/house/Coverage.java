package org.havenport.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.havenport.safeguards.Safeguard;
import org.havenport.safeguards.Safeguards;

/** Which tests show which behaviours, and how far each requirement is kept. */
final class Coverage {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private Coverage() {}

    /** A line per behaviour: the safeguards whose own tests show it, and all tests that do. */
    static String csv(Collection<Safeguard> safeguards) {
        var guards = safeguards.stream().map(Safeguards::name).collect(Collectors.toSet());
        var proofs = proofs();
        return print(printer -> {
            printer.printRecord("behaviour", "safeguards", "tests");
            for (var behaviour : Requirements.behaviours()) {
                var shown = proofs.getOrDefault(behaviour.id(), Set.of());
                printer.printRecord(
                        behaviour.id(),
                        shown.stream()
                                .map(proof -> proof.simpleType().replaceFirst("Tests$", ""))
                                .filter(guards::contains)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(" ")),
                        shown.stream().map(Proofs.Proof::test).collect(Collectors.toCollection(TreeSet::new)).stream()
                                .collect(Collectors.joining(" ")));
            }
        });
    }

    /** The list of requirements with every state computed. */
    static String requirements() {
        var shown = proofs().keySet();
        return print(printer -> {
            printer.printRecord("id", "promise", "room", "state", "reason");
            for (var row : Requirements.read()) {
                printer.printRecord(row.id(), row.promise(), row.room(), state(row, shown), row.reason());
            }
        });
    }

    private static String state(Requirements.Row row, Set<String> shown) {
        if (!row.reason().isBlank()) {
            return "not applicable";
        }
        var all = Requirements.behaviours().stream()
                .filter(behaviour -> behaviour.row().equals(row.id()))
                .map(Requirements.Behaviour::id)
                .toList();
        var some = all.stream().filter(shown::contains).count();
        return some == 0 ? "open" : some < all.size() ? "part" : "done";
    }

    private static Map<String, Set<Proofs.Proof>> proofs() {
        return Proofs.all().stream()
                .filter(Proofs.Proof::runs)
                .collect(Collectors.groupingBy(Proofs.Proof::behaviour, Collectors.toSet()));
    }

    private static String print(Lines lines) {
        var out = new StringBuilder();
        try (var printer = new CSVPrinter(out, FORMAT)) {
            lines.to(printer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private interface Lines {
        void to(CSVPrinter printer) throws IOException;
    }
}
