package org.havenport.record;

import java.util.List;

/** Lines under one heading, for example those of a year. */
record LineGroup(String id, String title, List<Line> lines) {}
