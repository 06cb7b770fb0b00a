package org.havenport.policies;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.havenport.home.Words;
import org.havenport.protocols.Approver;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Shape;
import org.havenport.protocols.Unit;
import org.havenport.protocols.Wrong;
import tools.jackson.databind.JsonNode;

/** Values, bounds and what is wrong with them, in words. */
record InWords(Words words) {

    private static final String PARAMETER = "parameter.";

    /** The first sentence of what explains a parameter, without its point. */
    String title(String key) {
        var explained = explained(key);
        var end = explained.indexOf(". ");
        return end < 0 ? explained.replaceAll("\\.$", "") : explained.substring(0, end);
    }

    /** What explains a parameter beyond its first sentence, or an empty text. */
    String help(String key) {
        var explained = explained(key);
        var end = explained.indexOf(". ");
        return end < 0 ? "" : explained.substring(end + 2);
    }

    Shown value(Parameter<?> parameter, JsonNode value) {
        if (parameter.bounds() instanceof Bounds.Table table) {
            var heads = table.columns().stream()
                    .map(column -> head(parameter.key(), column.name()))
                    .toList();
            return new Shown("", heads, rows(parameter, table, value));
        }
        return Shown.words(cell(parameter.key(), parameter.bounds(), value));
    }

    /** A value in one line, for a list. */
    String brief(Parameter<?> parameter, JsonNode value) {
        var shown = value(parameter, value);
        if (shown.isTable()) {
            return words.say("policies.rows", shown.rows().size());
        }
        return shown.text().isEmpty()
                ? words.say("policies.empty")
                : String.join(", ", shown.text().lines().toList());
    }

    /** The sentence of the policy, made from the value; without a sentence of its own, what it decides and the value. */
    String prose(Parameter<?> parameter, JsonNode value) {
        var say = PARAMETER + parameter.key() + ".policy";
        var empty = value.isString() ? value.stringValue().isBlank() : value.isArray() && value.isEmpty();
        var brief = empty ? words.say(none(parameter)) : brief(parameter, value);
        return words.has(say)
                ? words.say(say, brief)
                : words.say("policies.policy.sentence", title(parameter.key()), brief);
    }

    private static String none(Parameter<?> parameter) {
        return parameter.bounds() instanceof Bounds.Text text && text.shape() == Shape.HOURS
                ? "policies.closed"
                : "policies.none";
    }

    private List<List<String>> rows(Parameter<?> parameter, Bounds.Table table, JsonNode value) {
        return value.valueStream()
                .map(row -> table.columns().stream()
                        .map(column -> cell(parameter.key(), column.cell(), row.path(column.name())))
                        .toList())
                .toList();
    }

    private String cell(String key, Bounds bounds, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (bounds) {
            case Bounds.Whole whole -> amount(value.intValue(), whole.unit());
            case Bounds.Decimal _ -> words.number(value.decimalValue());
            case Bounds.Text text when text.shape() == Shape.FEDERAL_HOLIDAYS -> holidays(value.stringValue());
            case Bounds.Text text when text.shape() == Shape.HOURS -> hours(value.stringValue());
            case Bounds.Text _ -> value.stringValue();
            case Bounds.OneOf _ -> option(key, value.stringValue());
            case Bounds.YesOrNo _ -> words.say("policies." + (value.booleanValue() ? "yes" : "no"));
            case Bounds.Table _ -> "";
        };
    }

    private String hours(String written) {
        return written.isBlank()
                ? ""
                : Arrays.stream(written.split(","))
                        .map(span -> span.split("[-–]", 2))
                        .map(ends -> words.say("policies.hours.span", time(ends[0]), time(ends[1])))
                        .collect(Collectors.joining(", "));
    }

    private String time(String written) {
        var time = written.strip();
        return words.time(time.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(time));
    }

    private String holidays(String written) {
        return written.lines()
                .map(String::strip)
                .map(name -> words.has("policies.holiday." + name) ? words.say("policies.holiday." + name) : name)
                .collect(Collectors.joining("\n"));
    }

    String head(String key, String column) {
        return words.say(PARAMETER + key + "." + column);
    }

    /** An option; those that everybody knows need no words. */
    String option(String key, String option) {
        var say = PARAMETER + key + "." + option;
        return words.has(say) ? words.say(say) : option;
    }

    /** What a value may be. */
    String bounds(Parameter<?> parameter) {
        return switch (parameter.bounds()) {
            case Bounds.Whole(int least, int most, Unit unit) ->
                words.say("policies.bounds.whole", number(least), amount(most, unit));
            case Bounds.Decimal(BigDecimal least, BigDecimal most) ->
                words.say("policies.bounds.decimal", words.number(least), words.number(most));
            case Bounds.Text text -> words.say("policies.bounds." + text.shape(), text.longest());
            case Bounds.OneOf _ -> words.say("policies.bounds.one");
            case Bounds.YesOrNo _ -> words.say("policies.bounds.yes-or-no");
            case Bounds.Table table -> words.say("policies.bounds.table", table.most());
        };
    }

    String approver(Approver approver) {
        return words.say("policies.approver." + approver);
    }

    /** What is wrong, with the name of the field for where it does not stand beside it. */
    ValuePage.Flaw wrong(Parameter<?> parameter, Wrong wrong) {
        var limits = wrong.limits().stream()
                .map(limit -> limit instanceof BigDecimal number ? words.number(number) : limit)
                .toArray();
        // A room may say itself why a value cannot be decided, and what to do instead.
        var own = "parameter." + parameter.key() + ".refused";
        var says = wrong.rule().equals("unfit") && words.has(own) ? own : "policies.wrong." + wrong.rule();
        return flaw(parameter, wrong.field(), words.say(says, limits));
    }

    ValuePage.Flaw flaw(Parameter<?> parameter, String field, String said) {
        var path = field.split("\\.");
        var named = path.length == 3
                ? words.say("policies.wrong.cell", Integer.parseInt(path[1]) + 1, head(parameter.key(), path[2]), said)
                : words.say("policies.wrong.of." + field, said);
        return new ValuePage.Flaw(field, said, named);
    }

    private String amount(int number, Unit unit) {
        return unit == Unit.NONE ? number(number) : words.say("policies.unit." + unit, number);
    }

    private String number(int number) {
        return words.number(BigDecimal.valueOf(number));
    }

    private String explained(String key) {
        return words.say(PARAMETER + key).lines().collect(Collectors.joining(" "));
    }
}
