package org.havenport.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** A PostgreSQL of the organisation's own, found by one address; the program neither starts nor stops it. */
@Component
@Conditional(Given.class)
class GivenPostgres implements Server {

    static final String URL = "havenport.database.url";
    static final String PASSWORDS = "havenport.database.passwords";
    static final String NAME = "havenport-" + ProcessHandle.current().pid();

    private static final Logger log = LoggerFactory.getLogger(GivenPostgres.class);

    private final Address address;
    private final Credentials credentials;

    GivenPostgres(@Value("${" + URL + "}") String url, @Value("${" + PASSWORDS + "}") Path passwords) {
        this.address = Address.parse(url);
        if (!address.unsafe().isEmpty()) {
            throw new IllegalStateException("%s is unsafe: %s".formatted(URL, String.join("; ", address.unsafe())));
        }
        this.credentials = Credentials.kept(passwords);
    }

    @Override
    public void start() {
        try (var connection = DriverManager.getConnection(url(), Credentials.OWNER, password(Credentials.OWNER))) {
            log.info(
                    "Using the PostgreSQL {} at {}",
                    connection.getMetaData().getDatabaseProductVersion(),
                    address.hosts());
        } catch (SQLException e) {
            // Its message may repeat what was sent; the state says enough: 28P01 a password, 08001 the way there.
            throw new IllegalStateException(
                    "The PostgreSQL at %s cannot be used (state %s)".formatted(address.hosts(), e.getSQLState()), e);
        }
    }

    @Override
    public String url() {
        return address.jdbc(NAME);
    }

    @Override
    public String password(String role) {
        return credentials.password(role);
    }

    @Override
    public boolean isVerified() {
        return address.isVerified();
    }

    @Override
    public void release() {
        // It is not ours to stop.
    }
}
