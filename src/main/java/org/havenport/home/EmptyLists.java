package org.havenport.home;

import java.util.UUID;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** An empty list says that there is nothing: only whoever still sees the record is told so. */
@Component
public class EmptyLists {

    private final Grants grants;

    EmptyLists(Grants grants) {
        this.grants = grants;
    }

    /**
     * To be asked before a list of a record is answered.
     *
     * @param empty whether the list is empty; one that is not has been read as somebody who sees the record
     * @throws NotHere when it is empty because the viewer no longer sees the record
     */
    public void mayBeShown(Viewer viewer, UUID patient, boolean empty) {
        if (empty && !grants.stillSees(viewer, patient)) {
            throw new NotHere();
        }
    }
}
