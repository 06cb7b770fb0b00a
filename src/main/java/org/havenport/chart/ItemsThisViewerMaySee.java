package org.havenport.chart;

import java.util.UUID;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The one answer to "may this viewer see this item?", as the condition every query of the chart begins with. */
@Component
class ItemsThisViewerMaySee {

    /** A record is one thing: who needs results needs the notes beside them. */
    static final Role[] CLINICAL = FieldGroup.RESULTS.roles().toArray(Role[]::new);

    private static final String TO_THE_PATIENT =
            "i.patient_id = :record and i.patient_id = :own and i.release_state in ('RELEASED', 'HELD')"
                    + " and (i.held_until <= viewer.at() or i.held_until is null and i.release_state = 'RELEASED')";

    private static final String NOT_KEPT_FROM_REPRESENTATIVES =
            " and (i.kept_until is null or i.kept_until <= viewer.at())";

    private static final String NOT_CONFIDENTIAL_UNLESS_GRANTED =
            " and (not i.confidential or i.patient_id = any ((select viewer.patients_with_confidential())::uuid[]))";

    private static final String TO_THE_CARE_TEAM = "i.release_state <> 'RETRACTED'";

    private final CareTeams teams;

    ItemsThisViewerMaySee(CareTeams teams) {
        this.teams = teams;
    }

    /**
     * A condition on {@code chart.item i}; {@code :record} is the patient asked about.
     *
     * @throws org.havenport.patients.NoCareRelationship when somebody of the clinical staff must give a reason first
     */
    String condition(Viewer viewer, UUID record) {
        teams.orReason(viewer, record);
        return switch (viewer) {
            case Viewer.Patient _, Viewer.Mirror _ -> TO_THE_PATIENT;
            case Viewer.Proxy _ -> TO_THE_PATIENT + NOT_KEPT_FROM_REPRESENTATIVES + NOT_CONFIDENTIAL_UNLESS_GRANTED;
            case Viewer.Staff staff when staff.holdsOneOf(CLINICAL) -> "i.patient_id = :record and " + TO_THE_CARE_TEAM;
            case Viewer.Job _ -> "i.patient_id = :record";
            case Viewer.Staff _, Viewer.App _, Viewer.Nobody _ -> "false";
        };
    }

    /** The same of many patients at once, which the query itself names: for the care team alone. */
    String conditionForMany(Viewer viewer) {
        return viewer.holdsOneOf(CLINICAL) ? TO_THE_CARE_TEAM : "false";
    }
}
