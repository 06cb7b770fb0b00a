package org.havenport.viewer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking. Every method of a door that reads or writes takes one first. Only the rooms {@code access}, {@code
 * proxies} and {@code patientapi} make viewers of people; anyone may make a {@link Job}.
 */
public sealed interface Viewer {

    /** The account that asks; all zeros for nobody and for jobs. */
    UUID actor();

    /** The live session the request came with; all zeros for nobody and for jobs. */
    UUID session();

    /** How this kind of viewer is named in the audit log. */
    Kind kind();

    /** A person's first name or a job's name, for the page and never for a log. */
    String shownAs();

    /** The kinds of viewer, as {@link MayBeUsedBy} and the audit log name them. */
    enum Kind {
        NOBODY,
        PATIENT,
        PROXY,
        STAFF,
        /** Staff who see what a patient sees, and only see. */
        MIRROR,
        APP,
        JOB
    }

    UUID NO_ID = new UUID(0, 0);

    /** The one nobody there is. */
    static Viewer nobody() {
        return Nobody.INSTANCE;
    }

    /** A piece of the program that acts by itself, named for the audit log, for example {@code "import"}. */
    static Viewer job(String name) {
        return new Job(name);
    }

    /**
     * The patient whose record this viewer looks at.
     *
     * @throws IllegalStateException for staff, jobs and nobody, who name the patient in each question
     */
    default UUID patient() {
        throw new IllegalStateException("A viewer of kind %s has no record of its own".formatted(kind()));
    }

    /** True when this is a member of staff who holds at least one of the roles. */
    default boolean holdsOneOf(Role... roles) {
        if (!(this instanceof Staff staff)) {
            return false;
        }
        for (var role : roles) {
            if (staff.roles().contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is the patient, or somebody who acts for them: what they open counts as opened by the patient. */
    default boolean actsForPatient() {
        return kind() == Kind.PATIENT || kind() == Kind.PROXY || kind() == Kind.APP;
    }

    /** Whether this viewer is shown the patient's own pages: the patient, who acts for them, or staff who see as they do. */
    default boolean seesPatientsPages() {
        return kind() == Kind.PATIENT || kind() == Kind.PROXY || kind() == Kind.MIRROR;
    }

    /** Whether a route names this viewer: by its kind and, for staff, by a role that is held. */
    default boolean isNamedBy(MayBeUsedBy users) {
        var kinds = List.of(users.value());
        if (kinds.contains(Kind.NOBODY)) {
            return true;
        }
        if (!kinds.contains(kind())) {
            return false;
        }
        if (this instanceof Mirror mirror) {
            return mirror.staff().holdsOneOf(users.roles());
        }
        if (this instanceof Staff staff) {
            return users.roles().length == 0
                    ? users.evenWithoutRole() || !staff.roles().isEmpty()
                    : holdsOneOf(users.roles());
        }
        return true;
    }

    /** Somebody who has not signed in, or not completely. */
    record Nobody() implements Viewer {
        private static final Nobody INSTANCE = new Nobody();

        @Override
        public UUID actor() {
            return NO_ID;
        }

        @Override
        public UUID session() {
            return NO_ID;
        }

        @Override
        public Kind kind() {
            return Kind.NOBODY;
        }

        @Override
        public String shownAs() {
            return "";
        }
    }

    /** A patient who looks at their own record. */
    record Patient(UUID session, UUID actor, UUID patient, String shownAs) implements Viewer {
        @Override
        public Kind kind() {
            return Kind.PATIENT;
        }

        @Override
        public String toString() {
            return "patient " + actor;
        }
    }

    /** A person who looks at the record of somebody who, or whose representative, granted it. */
    record Proxy(UUID session, UUID actor, UUID patient, String shownAs) implements Viewer {
        @Override
        public Kind kind() {
            return Kind.PROXY;
        }

        @Override
        public String toString() {
            return "proxy " + actor;
        }
    }

    /** A member of the staff with the roles that were in force when the session was read. */
    record Staff(UUID session, UUID actor, Set<Role> roles, String shownAs) implements Viewer {
        public Staff {
            roles = Set.copyOf(roles);
        }

        @Override
        public Kind kind() {
            return Kind.STAFF;
        }

        @Override
        public String toString() {
            return "staff " + actor;
        }
    }

    /**
     * A member of staff who sees what a patient sees, as it was released to them, and can change nothing (B.sec.2). Holds no
     * role while looking: nothing is seen but what the patient sees.
     *
     * @param staff who looks, with their own roles
     * @param shownAs how the patient is greeted
     * @param language of the patient, in which the pages speak
     * @param told the language in which the bar above the pages speaks to the staff
     * @param until when it ends by itself
     */
    record Mirror(Staff staff, UUID patient, String shownAs, Locale language, Locale told, Instant until)
            implements Viewer {
        @Override
        public UUID session() {
            return staff.session();
        }

        @Override
        public UUID actor() {
            return staff.actor();
        }

        @Override
        public Kind kind() {
            return Kind.MIRROR;
        }

        @Override
        public String toString() {
            return "mirror of " + staff.actor();
        }
    }

    /** An application a patient has authorised. */
    record App(UUID session, UUID actor, UUID patient, Set<String> scopes, String shownAs) implements Viewer {
        public App {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public Kind kind() {
            return Kind.APP;
        }

        @Override
        public String toString() {
            return "app " + actor;
        }
    }

    /** The program itself. */
    record Job(String shownAs) implements Viewer {
        @Override
        public UUID actor() {
            return NO_ID;
        }

        @Override
        public UUID session() {
            return NO_ID;
        }

        @Override
        public Kind kind() {
            return Kind.JOB;
        }
    }
}
