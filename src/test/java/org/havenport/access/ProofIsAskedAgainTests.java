package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.method.HandlerMethod;

@PortalTest
class ProofIsAskedAgainTests {

    @Autowired
    ProofIsAskedAgain guard;

    @Test
    @Verifies("B.sec.3#7")
    void theEvidenceTurnsWhenARouteThatCarriesFarDoesNotAsk() {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(guard.of(routes("asks", "reads")).state()).isEqualTo(State.HOLDS);
        assertThat(guard.of(routes("asks", "doesNotAsk", "reads")).state()).isEqualTo(State.BROKEN);
    }

    private static Stream<HandlerMethod> routes(String... names) {
        return Arrays.stream(Routes.class.getDeclaredMethods())
                .filter(method -> Arrays.asList(names).contains(method.getName()))
                .map(method -> new HandlerMethod(new Routes(), method));
    }

    @SuppressWarnings("unused")
    private static final class Routes {
        @MayBeUsedBy(value = Viewer.Kind.PATIENT, audited = "record-exported")
        @AsksForProofAgain
        void asks() {}

        @MayBeUsedBy(value = Viewer.Kind.PATIENT, audited = "record-exported")
        void doesNotAsk() {}

        @MayBeUsedBy(value = Viewer.Kind.PATIENT, audited = "record-listed")
        void reads() {}
    }
}
