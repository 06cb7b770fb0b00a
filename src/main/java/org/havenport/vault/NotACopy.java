package org.havenport.vault;

/** What was offered as a copy of the key does not open, or does not open this database. */
public class NotACopy extends Exception {

    NotACopy(String why) {
        super(why);
    }
}
