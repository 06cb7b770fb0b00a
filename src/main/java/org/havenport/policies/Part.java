package org.havenport.policies;

import org.havenport.home.Words;
import org.havenport.viewer.Viewer;

/** One of the parts these pages have. It stands in the bar above each of them, and on the first with how things are. */
interface Part {

    /** Lower comes first. */
    int order();

    /** Key of its name in the words. */
    String key();

    /** Its first page; the part is shown to those whom that route names. */
    String path();

    /** How things are, in one sentence; without anything about a patient. */
    String now(Viewer viewer, Words words);
}
