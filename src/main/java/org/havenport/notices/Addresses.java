package org.havenport.notices;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an address may look like, and the one way in which it is kept. */
final class Addresses {

    private static final int LONGEST = 254;
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{3,190}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ().-]{10,20}");

    private Addresses() {}

    /** The address as it is kept, or empty when nothing can be sent to it: one recipient, no name, no line ends. */
    static Optional<String> clean(Channel channel, String typed) {
        var address = typed.strip();
        return channel == Channel.EMAIL ? mail(address) : number(address);
    }

    private static Optional<String> mail(String address) {
        if (address.length() > LONGEST || !MAIL.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            var parsed = new InternetAddress(address, true);
            parsed.validate();
            var domain = address.substring(address.indexOf('@') + 1);
            return domain.contains(".") && parsed.getAddress().equals(address)
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** A number of the North American plan, as E.164. */
    private static Optional<String> number(String typed) {
        if (!NUMBER.matcher(typed).matches()) {
            return Optional.empty();
        }
        var digits = typed.replaceAll("\\D", "");
        var national = digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
        return national.matches("[2-9]\\d{2}[2-9]\\d{6}") ? Optional.of("+1" + national) : Optional.empty();
    }
}
