package org.havenport.protocols;

import java.util.List;

/**
 * What is wrong with a proposed value.
 *
 * @param field which field: {@code value}, {@code value.2.low} for a cell of the third row, {@code reason}, {@code from}
 * @param rule what it breaks, in one word: {@code empty}, {@code long}, {@code shape}, {@code number}, {@code range},
 *     {@code option}, {@code rows}, {@code unfit}, {@code past}, {@code far}
 * @param limits the numbers or words of the rule, for the sentence that says so
 */
public record Wrong(String field, String rule, List<Object> limits) {

    static List<Wrong> of(String field, String rule, Object... limits) {
        return List.of(new Wrong(field, rule, List.of(limits)));
    }
}
