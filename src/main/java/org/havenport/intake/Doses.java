package org.havenport.intake;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A dose that was written as numbers only, as a code the reader's language puts into words: {@code amount|unit|times|
 * period|unit of time|as needed}.
 */
final class Doses {

    private Doses() {}

    static @Nullable String mark(Field dosage) {
        var amount = dosage.first("doseAndRate");
        var quantity = amount.missing() ? amount : amount.object("doseQuantity");
        var timing = dosage.object("timing");
        var repeat = timing.missing() ? timing : timing.object("repeat");
        var needed = dosage.child("asNeededBoolean").isTrue();
        if (quantity.missing() && repeat.missing() && !needed) {
            return null;
        }
        return "%s|%s|%s|%s|%s|%s"
                .formatted(
                        number(quantity, "value"),
                        quantity.missing() ? "" : quantity.text("unit", ""),
                        number(repeat, "frequency"),
                        number(repeat, "period"),
                        repeat.missing() ? "" : repeat.text("periodUnit", ""),
                        needed ? "y" : "");
    }

    private static String number(Field holder, String name) {
        var number = holder.missing() ? null : holder.decimal(name);
        return number == null || Math.abs((long) number.scale()) > 6 || number.precision() > 8 ? "" : plain(number);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
