package org.havenport.database;

/** The PostgreSQL behind the portal: the carried one, or one that was given by an address. */
interface Server {

    /** Makes sure that it can be asked. */
    void start();

    /** The JDBC address of the portal's database, without user and password. */
    String url();

    String password(String role);

    /** Whether it is reached by TLS, because it is not on this machine alone. */
    boolean isVerified();

    /** The portal ends: stops the server when it is its own and nobody else uses it. */
    void release();
}
