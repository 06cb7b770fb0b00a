package org.havenport.singlesignon;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.havenport.database.OwnersConnection;
import org.springframework.stereotype.Component;

/** Sets the organisation's sign-in up and takes it down again, as an operator would before a start. */
@Component
public class Operator {

    private static final Settings NONE = new Settings("", "", "", "", List.of(), List.of());

    private final Provider provider;
    private final OwnersConnection owner;

    Operator(Provider provider, OwnersConnection owner) {
        this.provider = provider;
        this.owner = owner;
    }

    /**
     * From now on staff can sign in there.
     *
     * @param amr which factors it must say it asked for; any when none are named
     */
    public void offers(OrganisationOfATest there, String... amr) throws IOException {
        var secret = Files.createTempFile("secret", "");
        Files.writeString(secret, OrganisationOfATest.SECRET + "\n");
        provider.use(new Settings(
                there.issuer(),
                OrganisationOfATest.CLIENT,
                secret.toString(),
                "Cedar Hollow",
                List.of(),
                List.of(amr)));
    }

    /** From now on nobody can. */
    public void offersNothing() {
        provider.use(NONE);
    }

    /** Takes every link away, so that a test can link somebody new. */
    public void linksNobody() throws SQLException {
        try (var connection = owner.open();
                var all = connection.prepareStatement("delete from singlesignon.link")) {
            all.executeUpdate();
        }
    }
}
