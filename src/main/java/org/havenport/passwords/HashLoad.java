package org.havenport.passwords;

/**
 * How many passwords were compared since the start.
 *
 * @param processors of this machine
 * @param most at once
 * @param computed in all
 * @param refused because it was busy
 */
public record HashLoad(int processors, int most, long computed, long refused) {}
