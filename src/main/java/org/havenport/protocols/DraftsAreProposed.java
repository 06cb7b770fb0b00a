package org.havenport.protocols;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.havenport.viewer.Viewer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Proposes the drafts that rooms bring along, each once. */
@Component
@Order
class DraftsAreProposed implements Remembered {

    private static final Viewer.Job JOB = new Viewer.Job("drafts");

    private final Texts texts;
    private final List<Draft> drafts;
    private final Set<Draft> proposed = new HashSet<>();

    DraftsAreProposed(Texts texts, List<Draft> drafts) {
        this.texts = texts;
        this.drafts = List.copyOf(drafts);
    }

    @Override
    public void readAgain() {
        var missing = drafts.stream().filter(draft -> !proposed.contains(draft)).toList();
        if (!missing.isEmpty()) {
            texts.propose(JOB, missing);
            proposed.addAll(missing);
        }
    }
}
