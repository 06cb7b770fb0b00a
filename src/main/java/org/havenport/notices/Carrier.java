package org.havenport.notices;

/** Whoever carries messages of a channel. Takes one for one address and comes back within a minute, whatever happens. */
interface Carrier {

    Channel channel();

    Outcome carry(Letter letter);
}
