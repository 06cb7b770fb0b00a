package org.havenport.house;

import org.havenport.access.Opening;
import org.havenport.viewer.Viewer;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The portal of the tests is open to patients, as if its practice had been brought in whole. */
@Component
@ConditionalOnProperty(name = OpenToPatients.CLOSED, matchIfMissing = true, havingValue = "never")
class OpenToPatients implements ApplicationRunner {

    /** Set by the test that begins with nothing. */
    static final String CLOSED = "havenport.test.nothing-yet";

    private final Opening opening;

    OpenToPatients(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        opening.begin((Viewer.Job) Viewer.job("test"), Opening.State.OPEN);
    }
}
