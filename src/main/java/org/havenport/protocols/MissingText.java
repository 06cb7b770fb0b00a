package org.havenport.protocols;

import java.util.Locale;

/** A text that must be in force in a language and is not; the practice cannot open to patients meanwhile. */
public record MissingText(Text text, Locale language) {}
