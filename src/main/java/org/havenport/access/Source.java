package org.havenport.access;

/**
 * Where a try counts: the network, or a browser that is known for the very name.
 *
 * @param blind of the browser when it is known, else of the network
 * @param known whether the browser is known for the name
 */
record Source(byte[] blind, byte[] network, boolean known) {}
