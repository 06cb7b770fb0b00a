package org.havenport.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class DirectoryTests {

    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    private Directory directory;

    private final String npi = "http://hl7.org/fhir/sid/us-npi|" + UUID.randomUUID();

    @Test
    void aPractitionerIsFoundByEveryIdAndIdentifier() {
        var listing = practitioner("Dr. Reilly");
        assertThat(directory.file(JOB, List.of(listing))).containsExactly(Directory.Outcome.FILED);
        assertThat(directory.nameOf(JOB, "Practitioner/" + listing.id())).contains("Dr. Reilly");
        assertThat(directory.nameOf(JOB, "Practitioner/" + directory.idOf("Practitioner", npi)))
                .contains("Dr. Reilly");
        assertThat(directory.nameOf(JOB, "Practitioner?identifier=" + npi)).contains("Dr. Reilly");
        assertThat(directory.nameOf(JOB, "Practitioner?identifier=nobody|1")).isEmpty();
        assertThat(directory.nameOf(JOB, "#contained")).isEmpty();
    }

    @Test
    void filingTwiceChangesNothingAndNewsReplacesTheOld() {
        directory.file(JOB, List.of(practitioner("Dr. Reilly")));
        assertThat(directory.file(JOB, List.of(practitioner("Dr. Reilly"))))
                .containsExactly(Directory.Outcome.UNCHANGED);
        assertThat(directory.file(JOB, List.of(practitioner("Dr. Stone")))).containsExactly(Directory.Outcome.CHANGED);
        assertThat(directory.nameOf(JOB, "Practitioner?identifier=" + npi)).contains("Dr. Stone");
    }

    private Listing practitioner(String name) {
        var id = directory.idOf("test", "Practitioner", npi);
        return new Listing(
                "test",
                "Practitioner",
                id,
                List.of(directory.idOf("Practitioner", npi)),
                name,
                "{\"name\":\"" + name + "\"}");
    }
}
