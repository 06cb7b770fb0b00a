package org.havenport.protocols;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What patients may use in this practice now. Asks the database nothing. */
@Component
public class Functions {

    private final List<PatientFunction> all;
    private final Protocols protocols;

    Functions(List<PatientFunction> all, Protocols protocols) {
        this.all =
                all.stream().sorted(Comparator.comparing(PatientFunction::path)).toList();
        this.protocols = protocols;
    }

    /** What is switched on. */
    public List<PatientFunction> on() {
        return all.stream().filter(this::on).toList();
    }

    /** Everything that rooms offer, switched on or not. */
    public List<PatientFunction> all() {
        return all;
    }

    /** Whether it is switched on. */
    public boolean on(PatientFunction function) {
        return function.right() || protocols.value(function);
    }

    /** Whether a path may be used: nothing switched off covers it. */
    public boolean opens(String path) {
        return all.stream().filter(function -> function.covers(path)).allMatch(this::on);
    }
}
