package org.havenport.notices;

/** Told once every session of somebody was ended in the database, so that nobody goes on from memory. */
public record SentHome() {}
