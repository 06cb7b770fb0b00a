package org.havenport.staff;

/** A duty that nobody who can act holds in this place. */
public record Vacancy(Duty duty, Duty.Place place) {}
