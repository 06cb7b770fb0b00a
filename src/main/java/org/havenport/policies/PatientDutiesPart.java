package org.havenport.policies;

import org.havenport.home.Words;
import org.havenport.protocols.PatientDuties;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What is asked of patients, as a part of these pages. */
@Component
class PatientDutiesPart implements Part {

    private final PatientDuties duties;

    PatientDutiesPart(PatientDuties duties) {
        this.duties = duties;
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public String key() {
        return "policies.duties";
    }

    @Override
    public String path() {
        return PatientDutiesController.PATH;
    }

    @Override
    public String now(Viewer viewer, Words words) {
        return words.say("policies.duties.now", duties.all().size());
    }
}
