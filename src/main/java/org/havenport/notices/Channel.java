package org.havenport.notices;

/** How a notice travels. Neither carries content: it only points to the portal (A6.3). */
public enum Channel {
    EMAIL,
    TEXT
}
