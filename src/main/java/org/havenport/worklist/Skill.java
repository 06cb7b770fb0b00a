package org.havenport.worklist;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;

/** What somebody must be able and allowed to do; each includes those before it (B.risk.reply.3). */
public enum Skill {
    /** No judgement about health. */
    CLERK(Role.FRONT_DESK, Role.MEDICAL_ASSISTANT, Role.BILLING, Role.PORTAL_COORDINATOR),
    NURSE(Role.NURSE),
    CLINICIAN(Role.CLINICIAN, Role.MEDICAL_DIRECTOR);

    private final List<Role> roles;

    Skill(Role... roles) {
        this.roles = List.of(roles);
    }

    /** The roles one of which is enough. */
    public List<Role> roles() {
        return Arrays.stream(values())
                .filter(it -> it.compareTo(this) >= 0)
                .flatMap(it -> it.roles.stream())
                .toList();
    }

    /** Whether somebody who is asking now has it. */
    public boolean isOf(Viewer viewer) {
        return viewer.holdsOneOf(roles().toArray(Role[]::new));
    }

    /** Whether work that needs {@code other} may be done by whoever has this. */
    public boolean covers(Skill other) {
        return compareTo(other) >= 0;
    }

    /** The one above; empty for the highest. */
    public Optional<Skill> above() {
        return Arrays.stream(values())
                .filter(it -> it.ordinal() == ordinal() + 1)
                .findFirst();
    }

    /** The one below; empty for the lowest. */
    public Optional<Skill> below() {
        return Arrays.stream(values())
                .filter(it -> it.ordinal() == ordinal() - 1)
                .findFirst();
    }

    /** The highest of somebody with these roles; empty when none of them does work of patients. */
    static Optional<Skill> of(Collection<Role> held) {
        return Arrays.stream(values())
                .filter(it -> held.stream().anyMatch(it.roles::contains))
                .reduce((_, higher) -> higher);
    }
}
