package org.havenport.home;

import java.util.List;

/**
 * A patient's first page: what waits, then the newest of each room.
 *
 * @param whole false when the viewer's role shows nothing of the record: then nothing is said of it
 */
record HomePage(String greeting, List<NeedsYou> needsYou, List<Recent> recent, boolean whole) {}
