package org.havenport.demo;

import java.util.Objects;
import org.havenport.agreements.Agreements;
import org.havenport.education.Lessons;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The patients of the practice have confirmed what is in force, and were taught how to use the portal. */
@Component
@ConditionalOnProperty("havenport.demo")
class WhatPatientsLearnt {

    private final Agreements agreements;
    private final Lessons lessons;

    WhatPatientsLearnt(Agreements agreements, Lessons lessons) {
        this.agreements = agreements;
        this.lessons = lessons;
    }

    /** Can be done again. */
    void bring(Viewer.Job job, DemoAccounts made) {
        made.accounts().stream()
                .map(DemoAccounts.Account::patient)
                .filter(Objects::nonNull)
                .forEach(patient -> {
                    agreements.brought(job, patient);
                    lessons.brought(job, patient);
                });
    }
}
