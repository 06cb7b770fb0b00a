package org.havenport.protocols;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a value may be, as data: a page draws the field from it, and the door checks the value with it (A1.0). */
public sealed interface Bounds {

    /** What is wrong with a value as JSON, each thing with the name of its field; empty when nothing is. */
    List<Wrong> wrong(String field, JsonNode value);

    /** A whole number between two, both included. */
    record Whole(int least, int most, Unit unit) implements Bounds {
        @Override
        public List<Wrong> wrong(String field, JsonNode value) {
            if (!value.isIntegralNumber()) {
                return Wrong.of(field, "number");
            }
            return value.canConvertToInt() && value.intValue() >= least && value.intValue() <= most
                    ? List.of()
                    : Wrong.of(field, "range", least, most);
        }
    }

    /** A number with a point between two, both included. */
    record Decimal(BigDecimal least, BigDecimal most) implements Bounds {
        @Override
        public List<Wrong> wrong(String field, JsonNode value) {
            if (!value.isNumber()) {
                return Wrong.of(field, "number");
            }
            var number = value.decimalValue();
            return number.compareTo(least) >= 0 && number.compareTo(most) <= 0
                    ? List.of()
                    : Wrong.of(field, "range", least, most);
        }
    }

    /** Words of a shape, at most so many characters. */
    record Text(int longest, boolean mayBeEmpty, Shape shape) implements Bounds {
        @Override
        public List<Wrong> wrong(String field, JsonNode value) {
            if (!value.isString()) {
                return Wrong.of(field, "shape");
            }
            var written = value.stringValue().strip();
            if (written.isEmpty()) {
                return mayBeEmpty ? List.of() : Wrong.of(field, "empty");
            }
            if (written.codePointCount(0, written.length()) > longest) {
                return Wrong.of(field, "long", longest);
            }
            return shape.fits(written) ? List.of() : Wrong.of(field, "shape." + shape);
        }
    }

    /** One of a few; each has words under {@code parameter.<key>.<option>}. */
    record OneOf(List<String> options) implements Bounds {
        @Override
        public List<Wrong> wrong(String field, JsonNode value) {
            return value.isString() && options.contains(value.stringValue()) ? List.of() : Wrong.of(field, "option");
        }
    }

    /** Yes or no. */
    record YesOrNo() implements Bounds {
        @Override
        public List<Wrong> wrong(String field, JsonNode value) {
            return value.isBoolean() ? List.of() : Wrong.of(field, "option");
        }
    }

    /** Rows with the same columns. */
    record Table(int fewest, int most, List<Column> columns) implements Bounds {
        @Override
        public List<Wrong> wrong(String field, JsonNode value) {
            if (!value.isArray()) {
                return Wrong.of(field, "rows", fewest, most);
            }
            var wrong = new ArrayList<Wrong>();
            if (value.size() < fewest || value.size() > most) {
                wrong.addAll(Wrong.of(field, "rows", fewest, most));
            }
            for (var number = 0; number < value.size(); number++) {
                for (var column : columns) {
                    var cell = value.get(number).path(column.name());
                    if (!column.mayBeEmpty() || !cell.isMissingNode() && !cell.isNull()) {
                        wrong.addAll(column.cell().wrong(field + "." + number + "." + column.name(), cell));
                    }
                }
            }
            return wrong;
        }
    }

    /**
     * A column of a table.
     *
     * @param name of the member in JSON; its words stand under {@code parameter.<key>.<name>}
     * @param mayBeEmpty whether a row may do without it
     */
    record Column(String name, Bounds cell, boolean mayBeEmpty) {}
}
