package org.havenport.home;

/**
 * What is wrong with a field of a form that was sent.
 *
 * @param field its id on the page
 */
public record FieldError(String field, String words) {}
