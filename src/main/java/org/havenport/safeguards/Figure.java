package org.havenport.safeguards;

/**
 * A number somebody is held to, looked up when asked.
 *
 * @param name what was measured, in the reader's language
 * @param value with its unit, or that there is none yet
 * @param of over what it was measured: how many, and in which time
 */
public record Figure(String name, String value, String of) {}
