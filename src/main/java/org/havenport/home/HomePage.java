package org.havenport.home;

import java.util.List;

/** A patient's first page: what waits, then the newest of each room. */
record HomePage(String greeting, List<NeedsYou> needsYou, List<Recent> recent) {}
