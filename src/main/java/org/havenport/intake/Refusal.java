package org.havenport.intake;

/**
 * Why something was not taken.
 *
 * @param file the file's name, as given on the command line; never logged, it may hold a patient's name
 * @param position line and column, or the field, for example {@code entry[12].resource.valueQuantity}
 * @param reason what is wrong with it, without its content
 * @param resources how many resources it concerns: one, or all of a file
 */
public record Refusal(String file, String position, String reason, long resources) {}
