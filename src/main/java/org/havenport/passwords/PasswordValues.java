package org.havenport.passwords;

import java.util.List;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the organisation decided about passwords (A1.1). No value falls below NIST SP 800-63B-4, 3.1.1.2. */
@Component
class PasswordValues {

    static final Parameter<String> PROFILE = Parameter.of(
            "passwords.profile",
            String.class,
            Profile.NIST_63B4.name(),
            new Bounds.OneOf(List.of(Profile.NIST_63B4.name(), Profile.BULLETIN_A_LITERAL.name())),
            "A1.1",
            "C4");
    static final Parameter<Integer> ALONE =
            Parameter.whole("passwords.length-alone", 15, 15, 64, Unit.CHARACTERS, "A1.1", "C4");
    static final Parameter<Integer> BESIDE =
            Parameter.whole("passwords.length-beside", 8, 8, 64, Unit.CHARACTERS, "A1.1", "C4");
    static final Parameter<Integer> CAPITALS =
            Parameter.whole("passwords.capitals", 1, 0, 4, Unit.CHARACTERS, "A1.1", "C4");
    static final Parameter<Integer> OTHERS =
            Parameter.whole("passwords.others", 1, 0, 4, Unit.CHARACTERS, "A1.1", "C4");
    static final Parameter<Boolean> BLOCKLIST =
            Parameter.of("passwords.blocklist", Boolean.class, true, new Bounds.YesOrNo(), "A1.1", "C4");
    static final Parameter<Boolean> WITHOUT_SECOND = Parameter.of(
            "passwords.patients-without-second", Boolean.class, false, new Bounds.YesOrNo(), "A1.1", "B.sec.3");

    private final Protocols protocols;

    PasswordValues(Protocols protocols) {
        this.protocols = protocols;
    }

    Profile profile() {
        return Profile.valueOf(protocols.value(PROFILE));
    }

    /** The fewest characters; fewer are enough beside a second factor. */
    int least(boolean beside) {
        return protocols.value(beside ? BESIDE : ALONE);
    }

    /** How many capitals the profile in force demands. */
    int capitals() {
        return profile() == Profile.NIST_63B4 ? 0 : protocols.value(CAPITALS);
    }

    /** How many signs that are no letters the profile in force demands. */
    int others() {
        return profile() == Profile.NIST_63B4 ? 0 : protocols.value(OTHERS);
    }

    boolean blocklist() {
        return protocols.value(BLOCKLIST);
    }

    boolean patientsMayDoWithoutSecond() {
        return protocols.value(WITHOUT_SECOND);
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        Parameter<String> passwordProfile() {
            return PROFILE;
        }

        @Bean
        Parameter<Integer> passwordLengthAlone() {
            return ALONE;
        }

        @Bean
        Parameter<Integer> passwordLengthBeside() {
            return BESIDE;
        }

        @Bean
        Parameter<Integer> passwordCapitals() {
            return CAPITALS;
        }

        @Bean
        Parameter<Integer> passwordOthers() {
            return OTHERS;
        }

        @Bean
        Parameter<Boolean> passwordBlocklist() {
            return BLOCKLIST;
        }

        @Bean
        Parameter<Boolean> patientsWithoutSecondFactor() {
            return WITHOUT_SECOND;
        }
    }
}
