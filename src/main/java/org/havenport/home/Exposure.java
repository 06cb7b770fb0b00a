package org.havenport.home;

import java.util.List;
import org.havenport.viewer.Viewer;

/**
 * What a room hands in of what could still go wrong in the whole practice (B.int.6). Figures only: nobody's name, nothing
 * of any record, and as many statements for ten patients as for a hundred thousand.
 */
public interface Exposure {

    /**
     * How it stands now and how it stood in each month.
     *
     * @param job who asks; called outside of a transaction, and the reader of the page has been let in before
     */
    List<Indicator> indicators(Viewer job, Months months, Words words);
}
