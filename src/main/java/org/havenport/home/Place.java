package org.havenport.home;

/**
 * A place one can go to from every page.
 *
 * @param name in the viewer's language
 * @param icon of Bootstrap Icons, for the bar on a phone
 * @param current whether the page shown belongs to it
 */
public record Place(String name, String path, String icon, boolean current) {}
