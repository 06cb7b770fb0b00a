package org.havenport.demo;

import static org.havenport.viewer.Role.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;

/** The staff of the practice; who sees patients has a provider number that no real provider can have. */
enum Colleague {
    DORA("Dora", "Reyes", "Nurse", "9990000101", NURSE),
    NORA("Nora", "Lindqvist", "Nurse", "9990000102", NURSE),
    ELLIS("Samira", "Ellis", "Physician", "9990000103", CLINICIAN),
    OSEI("Kwame", "Osei", "Physician and medical director", "9990000104", CLINICIAN, MEDICAL_DIRECTOR),
    FRANK("Frank", "Dillard", "Front desk", null, FRONT_DESK),
    LENA("Lena", "Hargrove", "Billing", null, BILLING),
    KARL("Karl", "Novak", "Portal coordinator", null, PORTAL_COORDINATOR),
    JANA("Jana", "Horvat", "Administrator", null, ADMINISTRATOR),
    GINA("Gina", "Moretti", "Compliance officer", null, COMPLIANCE_OFFICER),
    MAX("Max", "Adler", "Counsel", null, COUNSEL),
    RUTH("Ruth", "Hale", "Practice manager", null, ADMINISTRATOR),
    IVAN("Ivan", "Petrov", "Security administrator", null, SECURITY_ADMINISTRATOR),
    TESS("Tess", "Okafor", "Security administrator", null, SECURITY_ADMINISTRATOR),
    LEO("Leo", "Marsh", "Deputy compliance officer", null, COMPLIANCE_OFFICER),
    PIA("Pia", "Stone", "Deputy portal coordinator", null, PORTAL_COORDINATOR),
    AMIR("Amir", "Khan", "Deputy medical director", null, MEDICAL_DIRECTOR),
    VERA("Vera", "Lindh", "Deputy counsel", null, COUNSEL),
    HUGO("Hugo", "Brenner", "Staff without a role", null);

    private final String given;
    private final String family;
    private final String job;
    private final @Nullable String providerNumber;
    private final Set<Role> roles;

    Colleague(String given, String family, String job, @Nullable String providerNumber, Role... roles) {
        this.given = given;
        this.family = family;
        this.job = job;
        this.providerNumber = providerNumber;
        this.roles = EnumSet.noneOf(Role.class);
        this.roles.addAll(Arrays.asList(roles));
    }

    String given() {
        return given;
    }

    String family() {
        return family;
    }

    /** As patients know them: "Dr. Samira Ellis", "Dora Reyes". */
    String shownAs() {
        return (isPhysician() ? "Dr. " : "") + given + " " + family;
    }

    String job() {
        return job;
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }

    boolean isPhysician() {
        return roles.contains(CLINICIAN);
    }

    @Nullable
    String providerNumber() {
        return providerNumber;
    }

    String userName() {
        return Person.userName(given, family);
    }

    Ref reference() {
        return new Ref("Practitioner?identifier=" + Facility.PROVIDERS + "|" + providerNumber, shownAs());
    }
}
