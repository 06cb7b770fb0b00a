package org.havenport.home;

/** A fact about one thing: what it is, and what it says. */
public record Fact(String label, String value) {}
