package org.havenport.policies;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Parameter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A proposal as it was typed.
 *
 * @param value one value, when it is no table
 * @param rows the cells of a table, as typed, in the order of its columns
 */
record ProposalForm(String value, List<List<String>> rows, String reason, String from) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_ROWS = 1000;

    /** What is in force, to be changed. */
    static ProposalForm of(Parameter<?> parameter, JsonNode value, LocalDate from) {
        return switch (parameter.bounds()) {
            case Bounds.Table table -> new ProposalForm("", cells(table, value), "", from.toString());
            case Bounds.Text _, Bounds.OneOf _ -> new ProposalForm(value.stringValue(), List.of(), "", from.toString());
            case Bounds.Whole _, Bounds.Decimal _, Bounds.YesOrNo _ ->
                new ProposalForm(value.toString(), List.of(), "", from.toString());
        };
    }

    /** What was sent: {@code value}, or {@code value.<row>.<column>}. */
    static ProposalForm of(Parameter<?> parameter, Map<String, String> sent) {
        var rows = parameter.bounds() instanceof Bounds.Table table ? rows(table, sent) : List.<List<String>>of();
        return new ProposalForm(typed(sent.get("value")), rows, typed(sent.get("reason")), typed(sent.get("from")));
    }

    /** The same with an empty row at the end. */
    ProposalForm withRow(Bounds.Table table) {
        var more = new ArrayList<>(rows);
        more.add(table.columns().stream().map(_ -> "").toList());
        return new ProposalForm(value, more, reason, from);
    }

    /** The same without a row. */
    ProposalForm without(int row) {
        var fewer = new ArrayList<>(rows);
        if (row >= 0 && row < fewer.size()) {
            fewer.remove(row);
        }
        return new ProposalForm(value, fewer, reason, from);
    }

    /** The same without rows in which nothing was typed. */
    ProposalForm withoutEmptyRows() {
        var typed = rows.stream()
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        return new ProposalForm(value, typed, reason, from);
    }

    /** As JSON; what is no number stays words, which the bounds refuse. */
    JsonNode json(Parameter<?> parameter) {
        if (!(parameter.bounds() instanceof Bounds.Table table)) {
            return cell(parameter.bounds(), value);
        }
        var all = JSON.arrayNode();
        for (var row : rows) {
            var one = all.addObject();
            for (var column = 0; column < row.size(); column++) {
                var cell = table.columns().get(column);
                if (!row.get(column).isEmpty() || !cell.mayBeEmpty()) {
                    one.set(cell.name(), cell(cell.cell(), row.get(column)));
                }
            }
        }
        return all;
    }

    /** The day, or null when it is none. */
    @Nullable
    LocalDate day() {
        return day(from);
    }

    static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static JsonNode cell(Bounds bounds, String typed) {
        return switch (bounds) {
            case Bounds.Whole _ ->
                typed.matches("-?[0-9]{1,9}") ? JSON.numberNode(Integer.parseInt(typed)) : JSON.stringNode(typed);
            case Bounds.Decimal _ ->
                typed.matches("-?[0-9]{1,12}([.][0-9]{1,6})?")
                        ? JSON.numberNode(new BigDecimal(typed))
                        : JSON.stringNode(typed);
            case Bounds.YesOrNo _ ->
                typed.equals("true") || typed.equals("false")
                        ? JSON.booleanNode(typed.equals("true"))
                        : JSON.stringNode(typed);
            case Bounds.Text _, Bounds.OneOf _, Bounds.Table _ -> JSON.stringNode(typed);
        };
    }

    private static List<List<String>> rows(Bounds.Table table, Map<String, String> sent) {
        var numbers = new TreeMap<Integer, Boolean>();
        for (var name : sent.keySet()) {
            if (name.matches("value\\.[0-9]{1,3}\\..+")) {
                numbers.put(Integer.valueOf(name.split("\\.")[1]), true);
            }
        }
        return numbers.keySet().stream()
                .limit(MOST_ROWS)
                .map(number -> table.columns().stream()
                        .map(column -> typed(sent.get("value." + number + "." + column.name())))
                        .toList())
                .toList();
    }

    private static List<List<String>> cells(Bounds.Table table, JsonNode value) {
        return value.valueStream()
                .map(row -> table.columns().stream()
                        .map(column -> row.path(column.name()))
                        .map(cell -> cell.isMissingNode() || cell.isNull() ? "" : cell.asString())
                        .toList())
                .toList();
    }

    private static String typed(@Nullable String sent) {
        return sent == null ? "" : sent.strip().replace("\r\n", "\n");
    }
}
