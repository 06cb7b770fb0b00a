package org.havenport.protocols;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The states of the United States and the District of Columbia, by the letters of the Postal Service. */
final class States {

    /** With an empty text first, for a practice that has not said where it is. */
    static final List<String> ALL = Stream.concat(
                    Stream.of(""), Arrays.stream("""
                            AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH
                            NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
                            """.strip().split("\\s+")))
            .toList();

    private States() {}
}
